#include "wasm-bindings/study.h"

#include <cmath>

#include "core/data/source.h"
#include "core/experiment/check.h"
#include "wasm-bindings/arguments.h"
#include "wasm-bindings/value.h"

using emscripten::val;

namespace gradlab {
namespace {

val wholeOrNull(const std::optional<Index>& number) { return number ? val(static_cast<double>(*number)) : val::null(); }

val toJavaScript(const TrialTraining& training) {
  val object = val::object();
  object.set("document", toJavaScript(toValue(training.experiment)));
  val fold = val::null();
  if (training.fold.count > 0) {
    fold = val::object();
    fold.set("index", static_cast<double>(training.fold.index));
    fold.set("count", static_cast<double>(training.fold.count));
  }
  object.set("fold", fold);
  return object;
}

val toJavaScript(const TrialPlan& plan) {
  val trainings = val::array();
  for (const TrialTraining& training : plan.trainings) trainings.call<void>("push", toJavaScript(training));
  val object = val::object();
  object.set("trial", static_cast<double>(plan.trial));
  object.set("rung", wholeOrNull(plan.rung));
  object.set("params", toJavaScript(Value(plan.params)));
  object.set("refused", toJavaScript(plan.refused));
  object.set("trainings", trainings);
  object.set("begun", static_cast<double>(plan.begun));
  object.set("steps", static_cast<double>(plan.steps));
  return object;
}

std::vector<double> column(const val& evaluation, const char* name) {
  return emscripten::convertJSArrayToNumberVector<double>(evaluation[name]);
}

/// Reads the results of one training: `Evaluations` of run.d.ts, and its divergence.
Measured measuredIn(const val& training) {
  const val evaluation = training["evaluation"];
  const auto step = column(evaluation, "step"), trainLoss = column(evaluation, "trainLoss"),
             trainAccuracy = column(evaluation, "trainAccuracy"), validLoss = column(evaluation, "validLoss"),
             validAccuracy = column(evaluation, "validAccuracy");
  Measured measured;
  for (std::size_t i = 0; i < step.size(); ++i)
    measured.evaluations.push_back(
        {static_cast<Index>(step[i]), {trainLoss[i], trainAccuracy[i]}, {validLoss[i], validAccuracy[i]}});
  measured.diverged = fromJavaScript(training["diverged"]).value_or(Value());
  return measured;
}

/// The key of the plan that an outcome or a row belongs to.
std::pair<Index, Index> keyIn(const val& of) {
  const val rung = of["rung"];
  const bool none = rung.isNull() || rung.isUndefined();
  return {static_cast<Index>(wholeNumber(of["trial"], "trial", 0)),
          none ? 0 : static_cast<Index>(wholeNumber(rung, "rung", 0))};
}

}  // namespace

val openStudy(const val& document, const val& text) {
  if (!text.isNull() && !text.isString()) throwTypeError("text must be a text or null");
  const std::optional<Value> value = fromJavaScript(document);
  if (!value) return refused(tooLarge());
  CheckedSweep checked = checkSweep(*value);
  if (!checked.problems.empty()) return refused(checked.problems);
  const DataChoice& data = checked.sweep.base.data;
  if (text.isString() && !findSource(data.source)->file.empty()) {
    Parsed parsed = parseDataset(data.source, text.as<std::string>());
    for (Problem& problem : parsed.problems) problem.path = "base.data.source";
    if (parsed.problems.empty()) parsed.problems = checkAgainstData(checked.sweep, parsed.dataset);
    if (!parsed.problems.empty()) return refused(parsed.problems);
  }
  return val(std::make_shared<SearchStudy>(std::move(checked.sweep)));
}

val SearchStudy::next() {
  std::optional<TrialPlan> plan = study_.next();
  if (!plan) return val::null();
  const val answer = toJavaScript(*plan);
  const Key key(plan->trial, plan->rung.value_or(0));
  open_.emplace(key, std::move(*plan));
  return answer;
}

val SearchStudy::finish(const val& outcome) {
  const auto entry = open_.find(keyIn(object(outcome, "outcome")));
  if (entry == open_.end()) throwTypeError("this trial was not given out, or is finished");
  const val refusal = outcome["refused"], trainings = outcome["trainings"];
  const double milliseconds = finiteNumber(outcome["milliseconds"], "milliseconds");
  const bool dataRefuse = refusal.isArray() && refusal["length"].as<int>() > 0;
  TrialPlan& plan = entry->second;
  const bool trained = !dataRefuse && plan.refused.empty();
  if (trained && (!trainings.isArray() || trainings["length"].as<std::size_t>() != plan.trainings.size()))
    throwTypeError("trainings must have an entry for each training of the plan");
  std::vector<Measured> measured;
  if (trained)
    for (std::size_t i = 0; i < plan.trainings.size(); ++i)
      measured.push_back(measuredIn(trainings[static_cast<int>(i)]));
  if (dataRefuse) plan.refused = {{"data", "refused", {}, ""}};
  Row row = rowOf(study_.sweep(), plan, measured, milliseconds);
  if (dataRefuse) row.refused = fromJavaScript(refusal).value_or(Value());
  study_.learn(row);
  open_.erase(entry);
  return toJavaScript(toValue(row));
}

val SearchStudy::learn(const val& plain) {
  const std::optional<Value> value = fromJavaScript(object(plain, "row"));
  const auto read = rowFrom(value ? *value : Value());
  const Row* const row = std::get_if<Row>(&read);
  if (row == nullptr) throwTypeError("row must be a line of a table: " + std::get<std::string>(read));
  const auto entry = open_.find({row->trial, row->rung.value_or(0)});
  if (entry == open_.end()) throwTypeError("this trial was not given out, or is finished");
  if (entry->second.params != row->params) return val(false);
  study_.learn(*row);
  open_.erase(entry);
  return val(true);
}

}  // namespace gradlab
