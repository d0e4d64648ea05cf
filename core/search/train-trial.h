#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/dataset.h"
#include "core/search/trial-plan.h"

namespace gradlab {

using Snapshot = std::vector<std::uint8_t>;

/// A trial that was trained: what was measured, and from where a later rung can go on. Or why the data refuse it.
struct TrainedTrial {
  std::vector<Measured> measured;
  std::vector<Snapshot> snapshots;
  Problems refused;
};

/// Trains what a plan asks for, one training after the other. `snapshots` are those of the rung before, or none: then
/// everything is trained from its beginning, to the same bits. `keep`: whether snapshots are taken at the end.
TrainedTrial trainTrial(const TrialPlan& plan, const Dataset& dataset, std::span<const Snapshot> snapshots, bool keep);

}  // namespace gradlab
