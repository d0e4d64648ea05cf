#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/dataset.h"
#include "core/search/trial-plan.h"

namespace gradlab {

using Snapshot = std::vector<std::uint8_t>;

/// A trained trial: its measurements, and snapshots from which a later rung can continue. Or the problems if the data
/// do not fit.
struct TrainedTrial {
  std::vector<Measured> measured;
  std::vector<Snapshot> snapshots;
  Problems refused;
};

/// Carries out the trainings of a plan, one after the other. `snapshots` are those of the rung before; without them
/// everything is trained from the beginning, with the same bits. `keep`: whether to take snapshots at the end.
TrainedTrial trainTrial(const TrialPlan& plan, const Dataset& dataset, std::span<const Snapshot> snapshots, bool keep);

}  // namespace gradlab
