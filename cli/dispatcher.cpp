#include "cli/dispatcher.h"

#include "core/search/misfit.h"

namespace gradlab::cli {

Dispatcher::Dispatcher(Sweep sweep, Settings settings) : study_(std::move(sweep)), settings_(std::move(settings)) {
  for (Row& row : settings_.known) known_.emplace(std::pair(row.trial, row.rung.value_or(0)), std::move(row));
}

bool Dispatcher::isOver() const {
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin_;
  const auto& limit = sweep().budget.seconds;
  return !strange_.empty() || !couldWrite_ || settings_.stops() || (limit && elapsed.count() >= *limit);
}

std::optional<Assignment> Dispatcher::take() {
  while (!isOver()) {
    std::optional<Job> job = study_.next();
    if (!job) {
      whole_ = running_ == 0;
      return std::nullopt;
    }
    if (reuse(*job) || job->trial % settings_.shard.count != settings_.shard.index) continue;
    const std::size_t place = places_++;
    if (!job->refused.empty()) {
      report(place, rowOf(sweep(), *job, {}, 0));
      continue;
    }
    Assignment assignment{std::move(*job), place, {}};
    if (const auto stored = snapshots_.find(assignment.job.trial); stored != snapshots_.end()) {
      assignment.snapshots = std::move(stored->second);
      snapshots_.erase(stored);
    }
    ++running_;
    return assignment;
  }
  return std::nullopt;
}

bool Dispatcher::reuse(const Job& job) {
  const auto entry = known_.find({job.trial, job.rung.value_or(0)});
  if (entry == known_.end()) return false;
  if (const std::string difference = differenceOf(entry->second.params, job.params); difference.empty())
    study_.learn(entry->second);
  else
    strange_ = "trial " + std::to_string(job.trial) + " is not what this sweep gives: " + difference;
  known_.erase(entry);
  return true;
}

void Dispatcher::finish(const Assignment& assignment, const Row& row, std::vector<Snapshot> snapshots) {
  --running_;
  if (!snapshots.empty()) snapshots_[row.trial] = std::move(snapshots);
  report(assignment.place, row);
}

void Dispatcher::report(std::size_t place, const Row& row) {
  study_.learn(row);
  couldWrite_ = settings_.write(place, row) && couldWrite_;
}

}  // namespace gradlab::cli
