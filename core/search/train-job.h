#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/dataset.h"
#include "core/search/job.h"

namespace gradlab {

using Snapshot = std::vector<std::uint8_t>;

/// A job that was done: what was measured, and from where a later rung can go on. Or why the data refuse it.
struct TrainedJob {
  std::vector<Measured> measured;
  std::vector<Snapshot> snapshots;
  Problems refused;
};

/// Trains what a job asks for, one training after the other. `snapshots` are those of the rung before, or none: then
/// everything is trained from its beginning, to the same bits. `keep`: whether snapshots are taken at the end.
TrainedJob trainJob(const Job& job, const Dataset& dataset, std::span<const Snapshot> snapshots, bool keep);

}  // namespace gradlab
