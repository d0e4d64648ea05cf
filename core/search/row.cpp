#include "core/search/row.h"

#include <algorithm>
#include <cmath>

namespace gradlab {

namespace {

double metricOf(Metric metric, const Evaluation& evaluation) {
  if (metric == Metric::trainLoss) return evaluation.train.loss;
  return metric == Metric::validLoss ? evaluation.valid.loss : evaluation.valid.accuracy;
}

/// The metric of the last evaluation, or of the best one (Sweep::atBest).
double metricOf(const Sweep& sweep, const std::vector<Evaluation>& evaluations) {
  if (!sweep.atBest) return metricOf(sweep.metric, evaluations.back());
  double best = Score::none;
  for (const Evaluation& evaluation : evaluations) {
    const double value = metricOf(sweep.metric, evaluation);
    const bool better = sweep.higherIsBetter() ? value > best : value < best;
    if (std::isfinite(value) && (std::isnan(best) || better)) best = value;
  }
  return best;
}

template <class Read>
double meanOf(std::span<const Measured> measured, Read read) {
  double sum = 0;
  for (const Measured& one : measured) sum += read(one);
  return sum / static_cast<double>(measured.size());
}

std::optional<double> finite(double number) {
  return std::isfinite(number) ? std::optional<double>(number) : std::nullopt;
}

/// The reason for a missing metric if no training diverged: the metric itself is not finite.
Value divergedMetric(const TrialPlan& plan) {
  return Value::Object{{"step", plan.steps},
                       {"layer", nullptr},
                       {"parameter", nullptr},
                       {"quantity", "metric"},
                       {"lr", plan.trainings.front().experiment.optimizer.knobs[0]}};
}

Value orNull(const std::optional<double>& number) { return number ? Value(*number) : Value(); }

}  // namespace

Row rowOf(const Sweep& sweep, const TrialPlan& plan, std::span<const Measured> measured, double milliseconds) {
  Row row{
      .trial = plan.trial, .rung = plan.rung, .params = plan.params, .steps = plan.steps, .milliseconds = milliseconds};
  if (!plan.refused.empty()) {
    row.steps = 0;
    row.refused = toValue(plan.refused);
    return row;
  }
  const auto bad =
      std::find_if(measured.begin(), measured.end(), [](const Measured& m) { return !m.diverged.isNull(); });
  if (bad != measured.end()) {
    row.diverged = bad->diverged;
    return row;
  }
  const auto metric = [&](const Measured& one) { return metricOf(sweep, one.evaluations); };
  row.metric = finite(meanOf(measured, metric));
  if (!row.metric) {
    row.diverged = divergedMetric(plan);
    return row;
  }
  row.trainLoss = finite(meanOf(measured, [](const Measured& one) { return one.evaluations.back().train.loss; }));
  row.validLoss = finite(meanOf(measured, [](const Measured& one) { return one.evaluations.back().valid.loss; }));
  row.validAccuracy =
      finite(meanOf(measured, [](const Measured& one) { return one.evaluations.back().valid.accuracy; }));
  if (measured.size() > 1) {
    double squares = 0;
    for (const Measured& one : measured) squares += (metric(one) - *row.metric) * (metric(one) - *row.metric);
    row.spread = std::sqrt(squares / static_cast<double>(measured.size() - 1));
  }
  return row;
}

Value toValue(const Problems& problems) {
  Value::Array list;
  for (const Problem& problem : problems)
    list.push_back(Value::Object{
        {"path", problem.path}, {"code", problem.code}, {"params", problem.params}, {"message", problem.message}});
  return list;
}

Value toValue(const Row& row) {
  Value::Object line{{"trial", row.trial}};
  if (row.rung) line.emplace_back("rung", *row.rung);
  line.emplace_back("params", row.params);
  line.emplace_back("steps", row.steps);
  line.emplace_back("metric", orNull(row.metric));
  line.emplace_back("spread", orNull(row.spread));
  line.emplace_back("trainLoss", orNull(row.trainLoss));
  line.emplace_back("validLoss", orNull(row.validLoss));
  line.emplace_back("validAccuracy", orNull(row.validAccuracy));
  line.emplace_back("diverged", row.diverged);
  line.emplace_back("milliseconds", row.milliseconds);
  if (!row.refused.isNull()) line.emplace_back("refused", row.refused);
  return line;
}

namespace {

/// Reads the members of a line, and keeps the first complaint.
class LineReader {
 public:
  explicit LineReader(const Value& line) : line_(line) {}

  std::optional<Index> whole(const char* key, bool needed) {
    const Value* const value = line_.find(key);
    if (value == nullptr && !needed) return std::nullopt;
    const double* const number = value == nullptr ? nullptr : value->number();
    if (number == nullptr || !(*number >= 0) || *number > 1e15 || *number != std::floor(*number)) {
      complain(key, "a whole number of at least 0");
      return std::nullopt;
    }
    return static_cast<Index>(*number);
  }

  std::optional<double> number(const char* key) {
    const Value* const value = line_.find(key);
    if (value == nullptr || value->isNull()) return std::nullopt;
    if (value->number() == nullptr || !std::isfinite(*value->number())) {
      complain(key, "a finite number or null");
      return std::nullopt;
    }
    return *value->number();
  }

  Value::Object params() {
    const Value* const value = line_.find("params");
    if (value != nullptr && value->object() != nullptr) return *value->object();
    complain("params", "an object");
    return {};
  }

  Value any(const char* key) const {
    const Value* const value = line_.find(key);
    return value == nullptr ? Value() : *value;
  }

  std::string complaint;

 private:
  void complain(const char* key, const char* requirement) {
    if (complaint.empty()) complaint = std::string(key) + " must be " + requirement;
  }

  const Value& line_;
};

}  // namespace

std::variant<Row, std::string> rowFrom(const Value& line) {
  if (line.object() == nullptr) return "must be an object";
  LineReader reader(line);
  Row row;
  row.trial = reader.whole("trial", true).value_or(0);
  row.rung = reader.whole("rung", false);
  row.params = reader.params();
  row.steps = reader.whole("steps", true).value_or(0);
  row.metric = reader.number("metric");
  row.spread = reader.number("spread");
  row.trainLoss = reader.number("trainLoss");
  row.validLoss = reader.number("validLoss");
  row.validAccuracy = reader.number("validAccuracy");
  row.diverged = reader.any("diverged");
  row.milliseconds = reader.number("milliseconds").value_or(0);
  row.refused = reader.any("refused");
  if (!reader.complaint.empty()) return reader.complaint;
  return row;
}

}  // namespace gradlab
