#pragma once

#include "core/base/problem.h"
#include "core/experiment/data-check.h"

namespace gradlab {

/// A run may need this much memory, in bytes; more is refused.
inline constexpr double kMostMemory = 256.0 * 1024 * 1024;

/// Rows that an evaluation computes at once: enough for the product kernel to be at its best, few enough to stay in the
/// cache.
inline constexpr Index kEvaluationWidth = 128;

/// How many bytes it takes to create a run and let it train to its end, by what takes them; an estimate from above.
/// What is looked at meanwhile (snapshots, statistics, predictions) comes and goes beside it.
struct MemoryEstimate {
  double parameters;  ///< with gradients, optimizer state, the copies that go back to the last finite state, and
                      ///< transposes
  double batches;     ///< everything that is computed for a batch of each size, and for an evaluation
  double data;
  double series;

  double total() const { return parameters + batches + data + series; }
};

MemoryEstimate estimateMemory(const Experiment& experiment, const DataShape& shape);

/// Nothing when a run fits; otherwise one problem, with the figure, at the field that takes most.
Problems checkMemory(const Experiment& experiment, const DataShape& shape);

}  // namespace gradlab
