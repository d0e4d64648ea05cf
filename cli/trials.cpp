#include "cli/trials.h"

#include <chrono>
#include <cmath>

namespace gradlab::cli {

std::pair<Row, std::vector<Snapshot>> runTrial(const Sweep& sweep, TrialPlan plan,
                                               const std::vector<Snapshot>& snapshots, bool keep, Datasets& datasets) {
  const auto begin = std::chrono::steady_clock::now();
  const Parsed& data = datasets.of(plan.trainings.front().experiment.data);
  TrainedTrial done;
  if (data.problems.empty())
    done = trainTrial(plan, data.dataset, snapshots, keep);
  else
    done.refused = data.problems;
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  plan.refused = std::move(done.refused);
  return {rowOf(sweep, plan, done.measured, std::round(took.count() * 1000) / 1000), std::move(done.snapshots)};
}

}  // namespace gradlab::cli
