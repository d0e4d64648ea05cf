#pragma once

#include "core/base/problem.h"
#include "core/experiment/data-check.h"

namespace gradlab {

/// A run may need this much memory, in bytes; more is refused.
inline constexpr double kMostMemory = 256.0 * 1024 * 1024;

/// How many bytes a run takes, by what takes them; an estimate from above.
struct MemoryEstimate {
  double parameters;  ///< with gradients, optimizer state and the copies that go back to the last finite state
  double batches;     ///< everything that is computed for one batch and for one evaluation
  double data;
  double series;

  double total() const { return parameters + batches + data + series; }
};

MemoryEstimate estimateMemory(const Experiment& experiment, const DataShape& shape);

/// Nothing when a run fits; otherwise one problem, with the figure, at the field that takes most.
Problems checkMemory(const Experiment& experiment, const DataShape& shape);

}  // namespace gradlab
