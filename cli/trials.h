#pragma once

#include <utility>
#include <vector>

#include "cli/datasets.h"
#include "core/search/row.h"
#include "core/search/train-trial.h"

namespace gradlab::cli {

/// Trains a trial on its data and makes its row. `keep`: whether to return the snapshots at its end.
std::pair<Row, std::vector<Snapshot>> runTrial(const Sweep& sweep, TrialPlan plan,
                                               const std::vector<Snapshot>& snapshots, bool keep, Datasets& datasets);

}  // namespace gradlab::cli
