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
    std::optional<TrialPlan> plan = study_.next();
    if (!plan) {
      whole_ = running_ == 0;
      return std::nullopt;
    }
    if (reuse(*plan) || plan->trial % settings_.shard.count != settings_.shard.index) continue;
    const std::size_t place = places_++;
    if (!plan->refused.empty()) {
      report(place, rowOf(sweep(), *plan, {}, 0));
      continue;
    }
    Assignment assignment{std::move(*plan), place, {}};
    if (const auto stored = snapshots_.find(assignment.plan.trial); stored != snapshots_.end()) {
      assignment.snapshots = std::move(stored->second);
      snapshots_.erase(stored);
    }
    ++running_;
    return assignment;
  }
  return std::nullopt;
}

bool Dispatcher::reuse(const TrialPlan& plan) {
  const auto entry = known_.find({plan.trial, plan.rung.value_or(0)});
  if (entry == known_.end()) return false;
  if (const std::string difference = differenceOf(entry->second.params, plan.params); difference.empty())
    study_.learn(entry->second);
  else
    strange_ = "trial " + std::to_string(plan.trial) + " is not what this sweep gives: " + difference;
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
