#include <algorithm>
#include <cmath>

#include "core/base/catalog-list.h"
#include "core/data/source.h"
#include "core/experiment/check.h"
#include "core/experiment/fields.h"
#include "core/experiment/named.h"
#include "core/experiment/own-data.h"
#include "core/experiment/section.h"
#include "core/experiment/words.h"
#include "core/search/fold-rows.h"
#include "core/search/grid.h"
#include "core/search/rungs.h"
#include "core/search/space-check.h"
#include "core/search/strategy-info.h"
#include "core/search/sweep.h"
#include "core/search/trial.h"

namespace gradlab {

namespace {

constexpr Bounds kSeed = wholeBounds("seed", 0, 0, field::kMostSeed);
constexpr Bounds kTrials = wholeBounds("trials", 50, 1, 1e6);
constexpr Bounds kSteps = wholeBounds("steps", 0, 1, 1e15);
constexpr Bounds kSeconds{.name = "seconds", .fallback = 0, .min = 1e-3, .max = 1e9};
constexpr Bounds kRepeats = wholeBounds("repeats", 1, 1, 1000);
constexpr Bounds kFolds = wholeBounds("folds", 0, 0, 1000);

Problems checkFoldsAgainst(const Sweep& sweep, const Dataset& dataset) {
  const Index rows = rowsToFold(dataset, sweep.base.data);
  if (sweep.folds <= rows) return {};
  return {{"folds",
           "too-many-folds",
           {{"folds", sweep.folds}, {"rows", rows}},
           "must be at most the rows of train and valid, " + std::to_string(rows) + ", not " +
               std::to_string(sweep.folds)}};
}

/// Checks one document. It is a class, because all steps share the sweep and the problems.
class SweepChecker {
 public:
  explicit SweepChecker(const Value& document) : root_(&document, "", problems_) {}

  CheckedSweep check() {
    readVersion();
    readBase();
    CheckedSpace space = readSpace(root_.find("space"), problems_);
    sweep_.space = std::move(space.space);
    spaceIsComplete_ = space.complete;
    readStrategy();
    readBudget();
    sweep_.repeats = static_cast<Index>(root_.number(kRepeats));
    sweep_.folds = static_cast<Index>(root_.number(kFolds));
    readMetric();
    root_.refuseUnknownKeys("a key of a sweep");
    checkTogether();
    return {std::move(sweep_), std::move(problems_)};
  }

 private:
  void refuse(std::string path, std::string code, Value::Object params, std::string message) {
    problems_.push_back({std::move(path), std::move(code), std::move(params), std::move(message)});
  }

  void readVersion() {
    const Value* const version = root_.find("version");
    if (version == nullptr || (version->number() != nullptr && *version->number() == 1)) return;
    const std::string shown = version->number() != nullptr ? numberText(*version->number()) : kindOf(*version);
    refuse("version", "unknown-version", {{"value", shown}}, "must be 1, not " + shown);
  }

  void readBase() {
    const Value* const given = root_.find("base");
    const Value base = given == nullptr ? Value(Value::Object{}) : *given;
    Checked checked = checkExperiment(base);
    baseIsGood_ = checked.problems.empty();
    for (Problem& problem : checked.problems) {
      problem.path = problem.path.empty() ? "base" : "base." + problem.path;
      problems_.push_back(std::move(problem));
    }
    sweep_.base = baseIsGood_ ? std::move(checked.experiment) : withoutProblems(base);
  }

  /// The base without its invalid sections, by which the rest of the document is checked.
  static Experiment withoutProblems(Value base) {
    if (base.object() == nullptr) base = Value::Object{};
    for (;;) {
      Checked checked = checkExperiment(base);
      if (checked.problems.empty()) return std::move(checked.experiment);
      const std::string& path = checked.problems[0].path;
      const std::string section = path.substr(0, path.find_first_of(".["));
      Value::Object& members = *base.object();
      if (std::erase_if(members, [&](const auto& member) { return member.first == section; }) == 0) members.clear();
    }
  }

  void readStrategy() {
    Section section(root_.find("strategy"), "strategy", problems_);
    const auto name = section.choice("name", "random", namesOf(strategyEntries()));
    if (!name) return;
    const Entry& entry = *findByName(strategyEntries(), *name);
    sweep_.strategy.name = *name;
    sweep_.strategy.seed = static_cast<std::uint64_t>(section.number(kSeed));
    for (Bounds knob : entry.knobs) {
      if (knob.name == "minSteps")
        knob.fallback = static_cast<double>(fewestSteps(sweep_.base.steps, sweep_.strategy.knobs[0]));
      sweep_.strategy.knobs.push_back(section.number(knob));
    }
    section.refuseUnknownKeys("a knob of " + *name);
  }

  void readBudget() {
    Section section(root_.find("budget"), "budget", problems_);
    const auto limit = [&](const Bounds& knob) {
      return section.find(knob.name) == nullptr ? std::nullopt : std::optional<double>(section.number(knob));
    };
    sweep_.budget = {limit(kTrials), limit(kSteps), limit(kSeconds)};
    Budget& budget = sweep_.budget;
    if (!budget.trials && !budget.steps && !budget.seconds) budget.trials = kTrials.fallback;
    section.refuseUnknownKeys("a limit of the budget");
  }

  void readMetric() {
    const std::vector<std::string> names(metricNames.begin(), metricNames.end());
    const auto name = root_.choice("metric", metricNames[0], names);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (name == names[i]) sweep_.metric = static_cast<Metric>(i);
    const auto at = root_.choice("at", "end", {"end", "best"});
    sweep_.atBest = at == "best";
  }

  /// Checks that involve several fields, as far as these are valid.
  void checkTogether() {
    checkFolds();
    checkLayers();
    checkMetric();
    const double lastSeed = static_cast<double>(sweep_.base.seed) + static_cast<double>(sweep_.repeats) - 1;
    if (lastSeed > field::kMostSeed)
      refuse("repeats", "too-many-seeds", {}, "takes the seeds from base.seed on, which end at 4294967295");
    append(checkDimensions(toValue(sweep_.base), sweep_.space));
    if (sweep_.strategy.name == "halving") checkHalving();
    if (sweep_.strategy.name == "grid" && spaceIsComplete_) checkGrid();
    checkBudget();
  }

  void checkFolds() {
    if (sweep_.folds == 1) refuse("folds", "one-fold", {}, "must be 0, for none, or at least 2");
    if (sweep_.folds < 2 || !baseIsGood_) return;
    const OwnData data = OwnDataReader().read(sweep_.base.data);
    if (data.dataset != nullptr) append(checkFoldsAgainst(sweep_, *data.dataset));
  }

  void append(const Problems& more) { problems_.insert(problems_.end(), more.begin(), more.end()); }

  /// Whether the space has this path, even if its dimension has a problem.
  bool searched(std::string_view path) {
    const Value* const space = root_.find("space");
    return space != nullptr && space->find(path) != nullptr;
  }

  bool always(std::string_view path) const {
    const auto i = sweep_.space.find(path);
    return i && sweep_.space[*i].when.empty();
  }

  void checkLayers() {
    const bool depth = searched("model.depth"), width = searched("model.width");
    if (!depth && !width) return;
    if (searched("model.hidden"))
      refuse("space.model.hidden", "hidden-twice", {}, "stands beside model.depth or model.width, which say the same");
    const bool fromBase = !always("model.depth") || !always("model.width") || sweep_.strategy.name == "one-at-a-time";
    // A base without layers has depth 0 and no width.
    const bool takesNothing = sweep_.base.model.hidden.empty() && always("model.width");
    if (fromBase && !takesNothing && !hasEqualLayers(sweep_.base))
      refuse("base.model.hidden", "unlike-layers", {},
             "must have layers of one width, because model.depth and model.width take from it what is not searched");
  }

  void checkMetric() {
    if (sweep_.metric != Metric::validAccuracy || !baseIsGood_ || searched("data.source") || searched("data")) return;
    if (sweep_.base.loss == "mse")
      refuse("metric", "no-accuracy", {}, "valid-accuracy is for classes; this is a regression");
  }

  void checkHalving() {
    if (sweep_.folds > 1)
      refuse("folds", "folds-with-halving", {}, "cannot be used with halving; use repeats, or random");
    if (searched("steps"))
      refuse("space.steps", "steps-with-halving", {},
             "cannot be searched with halving, which decides how long a trial is");
    const double minSteps = sweep_.strategy.knobs[1];
    if (minSteps > static_cast<double>(sweep_.base.steps))
      refuse("strategy.minSteps", "too-many-steps",
             {{"value", minSteps}, {"max", static_cast<double>(sweep_.base.steps)}},
             "must be at most base.steps, " + std::to_string(sweep_.base.steps) + ", not " + numberText(minSteps));
  }

  void checkGrid() {
    const double points = gridSize(sweep_.space, static_cast<Index>(sweep_.strategy.knobs[0]));
    if (!sweep_.budget.trials || points <= *sweep_.budget.trials) return;
    refuse("strategy.points", "too-many-points", {{"points", points}, {"trials", *sweep_.budget.trials}},
           "the grid has " + numberText(points) + " points, and budget.trials is " + numberText(*sweep_.budget.trials) +
               ": fewer points, or more trials");
  }

  void checkBudget() {
    if (!sweep_.budget.steps) return;
    double steps = static_cast<double>(sweep_.base.steps);
    if (const auto i = sweep_.space.find("steps"))
      for (const Value& value : sweep_.space[*i].grid(2))
        if (value.number() != nullptr) steps = std::min(steps, *value.number());
    if (sweep_.strategy.name == "halving") steps = sweep_.strategy.knobs[1];
    const double trial = steps * static_cast<double>(sweep_.trainings());
    if (*sweep_.budget.steps < trial)
      refuse(
          "budget.steps", "below-one-trial", {{"value", *sweep_.budget.steps}, {"min", trial}},
          "must be enough for one trial, " + numberText(trial) + " updates, not " + numberText(*sweep_.budget.steps));
  }

  Sweep sweep_{};
  Problems problems_;
  Section root_;
  bool baseIsGood_ = false;
  bool spaceIsComplete_ = false;
};

}  // namespace

Problems checkAgainstData(const Sweep& sweep, const Dataset& dataset) {
  Problems problems = checkAgainstData(sweep.base, dataset);
  for (Problem& problem : problems) problem.path = "base." + problem.path;
  if (sweep.folds > 1 && problems.empty()) return checkFoldsAgainst(sweep, dataset);
  return problems;
}

CheckedSweep checkSweep(const Value& document) { return SweepChecker(document).check(); }

}  // namespace gradlab
