#include "cli/trials.h"

#include <chrono>
#include <cmath>

namespace gradlab::cli {

std::pair<Row, std::vector<Snapshot>> runTrial(const Sweep& sweep, Job job, const std::vector<Snapshot>& snapshots,
                                               bool keep, Datasets& datasets) {
  const auto begin = std::chrono::steady_clock::now();
  const Parsed& data = datasets.of(job.trainings.front().experiment.data);
  TrainedJob done;
  if (data.problems.empty())
    done = trainJob(job, data.dataset, snapshots, keep);
  else
    done.refused = data.problems;
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  job.refused = std::move(done.refused);
  return {rowOf(sweep, job, done.measured, std::round(took.count() * 1000) / 1000), std::move(done.snapshots)};
}

}  // namespace gradlab::cli
