#include "core/search/report.h"

#include <algorithm>
#include <map>

#include "core/experiment/check.h"
#include "core/search/trial.h"

namespace gradlab {

namespace {

std::vector<FiniteTrial> finiteTrials(const Sweep& sweep, const std::vector<const Row*>& trials) {
  std::vector<FiniteTrial> finite;
  for (const Row* const row : trials)
    if (row->metric)
      finite.push_back({coordinatesOf(sweep.space, sweep.space.pointOf(row->params)),
                        sweep.higherIsBetter() ? -*row->metric : *row->metric});
  return finite;
}

std::optional<Experiment> experimentOf(const Sweep& sweep, const Row& row) {
  OwnDataReader reader;
  TrialDocument trial = trialDocument(toValue(sweep.base), sweep.space, sweep.space.pointOf(row.params), reader);
  if (!trial.problems.empty()) return std::nullopt;
  return std::move(trial.experiment);
}

Value numberOrNull(const std::optional<double>& number) { return number ? Value(*number) : Value(); }

}  // namespace

std::vector<const Row*> lastRungs(const std::vector<Row>& rows) {
  std::map<Index, const Row*> last;
  for (const Row& row : rows) {
    const Row*& highest = last.try_emplace(row.trial, &row).first->second;
    if (row.rung.value_or(0) > highest->rung.value_or(0)) highest = &row;
  }
  std::vector<const Row*> trials;
  for (const auto& [trial, row] : last) trials.push_back(row);
  return trials;
}

ReportWork::ReportWork(const Sweep* sweep, const std::vector<Row>& rows) {
  const std::vector<const Row*> trials = lastRungs(rows);
  const bool higherIsBetter = sweep != nullptr && sweep->higherIsBetter();
  Report& report = report_;
  report.trials = static_cast<Index>(trials.size());
  std::vector<std::optional<double>> metrics;
  for (const Row* const row : trials) {
    report.diverged += row->diverged.isNull() ? 0 : 1;
    metrics.push_back(row->metric);
    const auto& best = report.best;
    if (row->metric && (!best || (higherIsBetter ? *row->metric > *best->metric : *row->metric < *best->metric)))
      report.best = *row;
    report.bestSoFar.push_back(report.best ? report.best->metric : std::nullopt);
  }
  report.bestOf = bestOf(std::move(metrics), higherIsBetter);
  if (sweep == nullptr || !report.best) return;
  report.experiment = experimentOf(*sweep, *report.best);
  std::vector<FiniteTrial> finite = finiteTrials(*sweep, trials);
  report.boundary = boundaries(sweep->space, finite, (trials.size() + 9) / 10);
  importance_.emplace(sweep->space, std::move(finite));
}

bool ReportWork::advance(std::int64_t size) {
  if (!importance_) return false;
  if (importance_->advance(size)) return true;
  report_.importance = importance_->result();
  return false;
}

Report reportOf(const Sweep* sweep, const std::vector<Row>& rows) {
  ReportWork work(sweep, rows);
  finish(work);
  return work.result();
}

Value toValue(const Report& report) {
  Value::Array bestSoFar, importance, boundary, best;
  for (const auto& metric : report.bestSoFar) bestSoFar.push_back(numberOrNull(metric));
  for (const Importance& one : report.importance)
    importance.push_back(
        Value::Object{{"name", one.name}, {"importance", one.importance}, {"low", one.low}, {"high", one.high}});
  for (const Boundary& one : report.boundary)
    boundary.push_back(Value::Object{{"name", one.name}, {"side", one.side}, {"share", one.share}});
  for (const BestOf& one : report.bestOf)
    best.push_back(Value::Object{{"k", one.k},
                                 {"median", numberOrNull(one.median)},
                                 {"low", numberOrNull(one.low)},
                                 {"high", numberOrNull(one.high)}});
  return Value::Object{{"trials", report.trials},
                       {"diverged", report.diverged},
                       {"best", report.best ? toValue(*report.best) : Value()},
                       {"experiment", report.experiment ? toValue(*report.experiment) : Value()},
                       {"bestSoFar", std::move(bestSoFar)},
                       {"importance", std::move(importance)},
                       {"boundary", std::move(boundary)},
                       {"bestOf", std::move(best)}};
}

}  // namespace gradlab
