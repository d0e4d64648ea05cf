#pragma once

#include "core/base/problem.h"
#include "core/experiment/data-check.h"

namespace gradlab {

/// The most memory of a run, in bytes; an experiment that needs more is refused.
inline constexpr double kMostMemory = 256.0 * 1024 * 1024;

/// The number of rows that an evaluation computes at once: large enough for the product kernel to be efficient, small
/// enough for the cache.
inline constexpr Index kEvaluationWidth = 128;

/// An upper estimate of the bytes that a run needs to its end, by purpose. It does not include what is read in between
/// (snapshots, statistics, predictions), which is temporary.
struct MemoryEstimate {
  double parameters;  ///< with gradients, optimizer state, the checkpoint of the last finite state, and transposes
  double batches;     ///< the tapes for each batch size and for evaluation
  double data;
  double series;

  double total() const { return parameters + batches + data + series; }
};

MemoryEstimate estimateMemory(const Experiment& experiment, const DataShape& shape);

/// Nothing if the run fits; otherwise one problem, with the estimate, at the field that needs most.
Problems checkMemory(const Experiment& experiment, const DataShape& shape);

}  // namespace gradlab
