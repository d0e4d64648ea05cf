#include "core/base/catalog-list.h"
#include "core/experiment/check.h"
#include "core/optim/optimizer.h"
#include "core/optim/parametrization.h"
#include "core/optim/schedule.h"

namespace gradlab {

namespace {

Value withKnobs(const Choice& choice, const Entry& entry) {
  Value::Object members{{"name", choice.name}};
  for (std::size_t i = 0; i < entry.knobs.size(); ++i) members.emplace_back(entry.knobs[i].name, choice.knobs[i]);
  return members;
}

void appendTable(const DataChoice& data, Value::Object& members) {
  const TableOptions& table = data.table;
  members.emplace_back("csv", data.csv);
  // A missing target means the last column, which depends on the table: it stays missing.
  if (table.targetNumber > 0) members.emplace_back("target", table.targetNumber);
  if (!table.targetName.empty()) members.emplace_back("target", table.targetName);
  members.emplace_back("task", kTasks[static_cast<std::size_t>(table.task)]);
  members.emplace_back("missing", kMissings[static_cast<std::size_t>(table.missing)]);
  members.emplace_back("header", kHeaders[static_cast<std::size_t>(table.header)]);
}

Value toValue(const DataChoice& data) {
  Value::Object members{{"source", data.source},
                        {"seed", static_cast<double>(data.seed)},
                        {"samples", static_cast<double>(data.samples)},
                        {"noise", data.noise}};
  if (data.source == "csv") appendTable(data, members);
  members.emplace_back("inputScale", data.inputScale);
  members.emplace_back("inputShift", data.inputShift);
  members.emplace_back("split", Value::list(data.split));
  members.emplace_back("preprocess", data.preprocess);
  return members;
}

Value toValue(const ModelChoice& model) {
  return Value::Object{{"hidden", Value::list(model.hidden)},
                       {"activation", model.activation},
                       {"normalization", model.normalization},
                       {"parametrization", withKnobs(model.parametrization, *findByName(parametrizationEntries(),
                                                                                        model.parametrization.name))}};
}

Value toValue(const InitChoice& init) {
  return Value::Object{{"scheme", init.scheme}, {"std", init.std}, {"gain", init.gain}};
}

}  // namespace

Value toValue(const Experiment& experiment) {
  return Value::Object{{"version", 1},
                       {"seed", static_cast<double>(experiment.seed)},
                       {"data", toValue(experiment.data)},
                       {"model", toValue(experiment.model)},
                       {"init", toValue(experiment.init)},
                       {"loss", experiment.loss},
                       {"optimizer", withKnobs(experiment.optimizer, *findRule(experiment.optimizer.name))},
                       {"schedule", withKnobs(experiment.schedule, *findSchedule(experiment.schedule.name))},
                       {"batchSize", static_cast<double>(experiment.batchSize)},
                       {"steps", static_cast<double>(experiment.steps)},
                       {"evalEvery", static_cast<double>(experiment.evalEvery)}};
}

}  // namespace gradlab
