#include "core/experiment/check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

#include "core/base/catalog-list.h"
#include "core/catalog.h"
#include "core/data/preprocess.h"
#include "core/data/source.h"
#include "core/experiment/data-check.h"
#include "core/experiment/fields.h"
#include "core/experiment/named.h"
#include "core/experiment/section.h"
#include "core/experiment/words.h"
#include "core/init/initializer.h"
#include "core/ops/activations.h"
#include "core/optim/optimizer.h"
#include "core/optim/parametrization.h"
#include "core/optim/schedule.h"

namespace gradlab {

namespace {

/// Checks one document. It is a class, because all steps share the experiment and the problems.
class Checker {
 public:
  Checker(const Value& document, OwnDataReader& reader) : root_(&document, "", checked_.problems), reader_(reader) {}

  Checked check() {
    readVersion();
    checked_.experiment.seed = static_cast<std::uint64_t>(root_.number(field::seed));
    readData();
    readModel();
    readInit();
    readLoss();
    readOptimizer();
    readSchedule();
    checked_.experiment.batchSize = wholeNumber(field::batchSize);
    checked_.experiment.steps = wholeNumber(field::steps);
    checked_.experiment.evalEvery = wholeNumber(field::evalEvery);
    root_.refuseUnknownKeys();
    checkTogether();
    return std::move(checked_);
  }

  std::unique_ptr<Work> beginOwnTable() {
    readData();
    return source_ != nullptr && csvIsText_ ? reader_.beginTable(checked_.experiment.data) : nullptr;
  }

 private:
  Index wholeNumber(const Bounds& bounds) { return static_cast<Index>(root_.number(bounds)); }

  Section section(std::string_view key) { return {root_.find(key), std::string(key), checked_.problems}; }

  void readVersion() {
    const Value* const version = root_.find("version");
    if (version == nullptr || (version->number() != nullptr && *version->number() == 1)) return;
    const std::string shown = version->number() != nullptr ? numberText(*version->number()) : kindOf(*version);
    root_.refuse("version", "unknown-version", {{"value", shown}}, "must be 1, not " + shown);
  }

  void readData() {
    Section data = section("data");
    DataChoice& chosen = checked_.experiment.data;
    const auto source = data.choice("source", field::kSource, namesOf(sourceEntries()));
    chosen.source = source.value_or(std::string(field::kSource));
    chosen.seed = static_cast<std::uint64_t>(data.number(field::dataSeed));
    chosen.samples = static_cast<Index>(data.number(madeKnobs()[0]));
    chosen.noise = data.number(madeKnobs()[1]);
    const auto csv = data.text("csv");
    csvIsText_ = csv.has_value();
    chosen.csv = csv.value_or("");
    readTableOptions(data);
    chosen.inputScale = data.number(field::inputScale);
    chosen.inputShift = data.number(field::inputShift);
    readSplit(data);
    chosen.preprocess = data.choice("preprocess", field::kPreprocess, namesOf(preprocessingEntries()))
                            .value_or(std::string(field::kPreprocess));
    data.refuseUnknownKeys();
    if (!source) return;
    source_ = findSource(*source);
    for (const std::string_view key : {"csv", "target", "task", "missing", "header"})
      if (*source != "csv" && data.find(key) != nullptr)
        data.refuse(key, "csv-without-source", {}, "goes with source csv only, not with " + *source);
    if (*source == "csv" && data.find("csv") == nullptr)
      data.refuse("csv", "missing", {}, "must be given with source csv: the text of the table");
  }

  void readTableOptions(Section& data) {
    TableOptions& table = checked_.experiment.data.table;
    if (const Value* const target = data.find("target")) {
      constexpr Bounds number = wholeBounds("target", 1, 1, 1e6);
      if (target->text() != nullptr && !target->text()->empty())
        table.targetName = *target->text();
      else if (target->number() != nullptr)
        table.targetNumber =
            static_cast<Index>(readNumber(*target, number, data.pathOf("target"), checked_.problems).value_or(0));
      else
        data.refuse("target", "wrong-type", {{"kind", kindOf(*target)}},
                    "must be a column's name or its number from 1, not " + kindOf(*target));
    }
    table.task = readOption<Task>(data, "task", kTasks);
    table.missing = readOption<Missing>(data, "missing", kMissings);
    table.header = readOption<Header>(data, "header", kHeaders);
  }

  template <class Option, std::size_t count>
  static Option readOption(Section& data, std::string_view key, const std::array<std::string_view, count>& names) {
    const auto name = data.choice(key, names[0], {names.begin(), names.end()});
    return static_cast<Option>(std::find(names.begin(), names.end(), name.value_or(std::string(names[0]))) -
                               names.begin());
  }

  void readSplit(Section& data) {
    std::array<double, 3>& split = checked_.experiment.data.split;
    split = field::kSplit;
    const Value::Array* const given = data.list("split");
    if (given == nullptr) return;
    if (given->size() != 3) {
      data.refuse("split", "wrong-length", {{"length", static_cast<double>(given->size())}},
                  "must be three numbers: train, valid and test; there are " + std::to_string(given->size()));
      return;
    }
    constexpr Bounds fraction{.name = "split", .fallback = 0, .min = 0, .max = 1};
    const std::size_t before = checked_.problems.size();
    std::array<double, 3> fractions{};
    for (std::size_t part = 0; part < 3; ++part)
      fractions[part] = readNumber((*given)[part], fraction, data.pathOf("split") + '[' + std::to_string(part) + ']',
                                   checked_.problems)
                            .value_or(0);
    if (checked_.problems.size() > before) return;
    const double sum = fractions[0] + fractions[1] + fractions[2];
    if (std::abs(sum - 1) > 1e-9)
      data.refuse("split", "wrong-sum", {{"sum", sum}}, "must sum to 1, not to " + numberText(sum));
    else if (fractions[0] <= 0)
      data.refuse("split", "no-training-rows", {}, "must leave something to train on: the first fraction is 0");
    else
      split = fractions;
  }

  void readModel() {
    Section model = section("model");
    ModelChoice& chosen = checked_.experiment.model;
    chosen.hidden.assign(field::kHidden.begin(), field::kHidden.end());
    if (const Value::Array* const hidden = model.list("hidden")) readHidden(model, *hidden);
    chosen.activation = model.choice("activation", field::kActivation, namesOf(activationEntries()))
                            .value_or(std::string(field::kActivation));
    chosen.normalization = model.choice("normalization", field::kNormalization, namesOf(normalizationEntries()))
                               .value_or(std::string(field::kNormalization));
    readParametrization(model);
    model.refuseUnknownKeys();
  }

  void readParametrization(Section& model) {
    Section parametrization(model.find("parametrization"), model.pathOf("parametrization"), checked_.problems);
    const auto name = parametrization.choice("name", field::kParametrization, namesOf(parametrizationEntries()));
    if (!name) return;
    ModelChoice& chosen = checked_.experiment.model;
    chosen.parametrization = readKnobs(parametrization, *findByName(parametrizationEntries(), *name),
                                       "a key of the parametrization " + *name);
    if (chosen.parametrization.knobs.empty()) return;
    if (chosen.hidden.empty())
      model.refuse("parametrization", "no-width", {}, "needs hidden layers: a linear model has no width to scale with");
    else if (std::adjacent_find(chosen.hidden.begin(), chosen.hidden.end(), std::not_equal_to<>()) !=
             chosen.hidden.end())
      model.refuse("parametrization", "widths-differ", {},
                   "needs hidden layers of one width; those of model.hidden differ");
  }

  void readHidden(Section& model, const Value::Array& given) {
    if (static_cast<double>(given.size()) > field::kMostLayers) {
      model.refuse(
          "hidden", "too-many-layers", {{"value", static_cast<double>(given.size())}, {"max", field::kMostLayers}},
          "has " + std::to_string(given.size()) + " layers, " + numberText(field::kMostLayers) + " are allowed");
      return;
    }
    std::vector<Index>& hidden = checked_.experiment.model.hidden;
    hidden.clear();
    for (std::size_t layer = 0; layer < given.size(); ++layer) {
      const std::string path = model.pathOf("hidden") + '[' + std::to_string(layer) + ']';
      hidden.push_back(static_cast<Index>(
          readNumber(given[layer], field::width, path, checked_.problems).value_or(field::width.fallback)));
    }
  }

  void readInit() {
    Section init = section("init");
    InitChoice& chosen = checked_.experiment.init;
    chosen.scheme =
        init.choice("scheme", field::kScheme, namesOf(initializerEntries())).value_or(std::string(field::kScheme));
    chosen.std = init.number(field::initStd);
    chosen.gain = init.number(field::initGain);
    init.refuseUnknownKeys();
  }

  void readLoss() {
    const auto loss = root_.choice("loss", "", namesOf(lossEntries()));
    lossIsGood_ = loss.has_value();
    checked_.experiment.loss = loss.value_or("");
  }

  void readOptimizer() {
    Section optimizer = section("optimizer");
    const auto name = optimizer.choice("name", field::kOptimizer, namesOf(ruleEntries()));
    if (name) checked_.experiment.optimizer = readKnobs(optimizer, *findRule(*name), "a knob of " + *name);
  }

  void readSchedule() {
    Section schedule = section("schedule");
    const auto name = schedule.choice("name", field::kSchedule, namesOf(scheduleEntries()));
    if (name)
      checked_.experiment.schedule = readKnobs(schedule, *findSchedule(*name), "a knob of the schedule " + *name);
  }

  /// Checks that involve several fields, as far as these are valid.
  void checkTogether() {
    Problems& problems = checked_.problems;
    const Experiment& experiment = checked_.experiment;
    const bool fieldsAreGood = problems.empty();
    if (experiment.model.normalization == "batch" && experiment.batchSize == 1)
      problems.push_back(oneRowBatch("batches have one row"));

    readOwnData();
    const Dataset* const dataset = checked_.data.dataset.get();
    if (source_ == nullptr || (source_->name == "csv" && dataset == nullptr)) return;
    const bool regression = dataset != nullptr ? dataset->isRegression() : source_->isRegression();
    if (lossIsGood_ && experiment.loss.empty()) checked_.experiment.loss = lossFor(regression);
    if (lossIsGood_) append(checkLoss(experiment.loss, regression));
    if (!fieldsAreGood) return;
    append(checkShape(experiment, dataset != nullptr ? shapeOf(*dataset, experiment.data.split) : catalogShape()));
  }

  void readOwnData() {
    if (source_ == nullptr || (source_->name == "csv" && !csvIsText_)) return;
    checked_.data = reader_.read(checked_.experiment.data);
    append(checked_.data.problems);
  }

  /// The shape of a loaded source according to the catalog.
  DataShape catalogShape() const {
    const auto rows = static_cast<double>(source_->rows);
    return {source_->rows, static_cast<Index>(source_->features.size()), static_cast<Index>(source_->classes.size()),
            std::max<Index>(1, static_cast<Index>(rows * checked_.experiment.data.split[0]))};
  }

  void append(const Problems& more) { checked_.problems.insert(checked_.problems.end(), more.begin(), more.end()); }

  Checked checked_{};
  Section root_;
  OwnDataReader& reader_;
  const Source* source_ = nullptr;
  bool csvIsText_ = false;
  bool lossIsGood_ = false;
};

}  // namespace

Checked checkExperiment(const Value& document) {
  OwnDataReader reader;
  return checkExperiment(document, reader);
}

Checked checkExperiment(const Value& document, OwnDataReader& reader) { return Checker(document, reader).check(); }

std::unique_ptr<Work> beginOwnTable(const Value& document, OwnDataReader& reader) {
  return Checker(document, reader).beginOwnTable();
}

}  // namespace gradlab
