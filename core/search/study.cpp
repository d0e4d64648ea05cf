#include "core/search/study.h"

#include <cmath>
#include <limits>

#include "core/base/catalog-list.h"
#include "core/experiment/check.h"
#include "core/search/strategy-info.h"
#include "core/search/trial.h"

namespace gradlab {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// The extent by the budget alone, for trials that all have the same length.
Extent extentOfEqualTrials(const Sweep& sweep) {
  const double updates = static_cast<double>(sweep.base.steps) * static_cast<double>(sweep.trainings());
  double trials = sweep.budget.trials.value_or(std::numeric_limits<double>::infinity());
  if (sweep.budget.steps) trials = std::min(trials, std::floor(*sweep.budget.steps / updates));
  return {trials, trials * updates};
}

}  // namespace

Study::Study(Sweep sweep) : sweep_(std::move(sweep)), base_(toValue(sweep_.base)), strategy_(makeStrategy(sweep_)) {}

std::optional<TrialPlan> Study::next() {
  if (over_) return std::nullopt;
  const std::optional<Proposal> proposal = strategy_->propose();
  if (!proposal) return std::nullopt;
  over_ = sweep_.budget.trials && static_cast<double>(proposal->trial) >= *sweep_.budget.trials;
  if (over_) return std::nullopt;
  TrialPlan plan = planOf(sweep_, base_, *proposal, reader_);
  updates_ += plan.updates();
  over_ = sweep_.budget.steps && updates_ > *sweep_.budget.steps;
  if (over_) return std::nullopt;
  return plan;
}

void Study::learn(const Row& row) {
  const double worst = std::numeric_limits<double>::infinity();
  strategy_->learn(row.trial, !row.metric ? worst : sweep_.higherIsBetter() ? -*row.metric : *row.metric);
}

TrialPlan planOf(const Sweep& sweep, const Value& base, const Proposal& proposal, OwnDataReader& reader) {
  TrialDocument trial = trialDocument(base, sweep.space, proposal.point, reader);
  TrialPlan plan{.trial = proposal.trial, .rung = proposal.rung, .params = sweep.space.params(proposal.point)};
  if (!trial.problems.empty()) {
    plan.refused = std::move(trial.problems);
    return plan;
  }
  plan.begun = proposal.begun;
  plan.steps = proposal.steps.value_or(trial.experiment.steps);
  for (Index repeat = 0; repeat < sweep.repeats; ++repeat) {
    Experiment experiment = trial.experiment;
    experiment.seed += static_cast<std::uint64_t>(repeat);
    if (sweep.folds == 0) plan.trainings.push_back({experiment, {}});
    for (Index fold = 0; fold < sweep.folds; ++fold) plan.trainings.push_back({experiment, {fold, sweep.folds}});
  }
  return plan;
}

Extent extentOf(const Sweep& sweep, Index shard, Index shards) {
  const StrategyInfo& info = *findByName(strategies(), sweep.strategy.name);
  const bool ends = info.name == "grid" || info.name == "one-at-a-time" || info.name == "halving";
  if (!ends && !sweep.budget.trials && !sweep.budget.steps) return {kUnknown, kUnknown};
  if (info.name == "tpe") {
    if (!sweep.space.find("steps")) return extentOfEqualTrials(sweep);
    return {sweep.budget.steps ? kUnknown : *sweep.budget.trials, kUnknown};
  }
  // The results decide which trials go on to the next rung, but not how many; so any results give the extent.
  Study study(sweep);
  Extent extent{0, 0};
  while (const std::optional<TrialPlan> plan = study.next()) {
    Row row{.trial = plan->trial, .rung = plan->rung};
    if (plan->refused.empty()) row.metric = 0;
    study.learn(row);
    if (plan->trial % shards != shard) continue;
    extent.trials += plan->rung.value_or(0) == 0 ? 1 : 0;
    extent.updates += plan->updates();
  }
  return extent;
}

}  // namespace gradlab
