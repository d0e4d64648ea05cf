#include "core/experiment/check.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/catalog.h"
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"
#include "tests/core/experiment/documents.h"

namespace gradlab::testing {
namespace {

using Paths = std::vector<std::string>;

Value list(std::initializer_list<double> numbers) { return Value::list(std::vector<double>(numbers)); }

TEST(Experiment, OfAnEmptyDocumentHasTheDocumentedDefaults) {
  const Checked checked = checkExperiment(Value::Object{});
  ASSERT_TRUE(checked.problems.empty());
  const Experiment& experiment = checked.experiment;
  EXPECT_EQ(experiment.seed, 0U);
  EXPECT_EQ(experiment.data.source, "spiral");
  EXPECT_EQ(experiment.data.samples, 500);
  EXPECT_EQ(experiment.data.noise, 0.1);
  EXPECT_EQ(experiment.data.inputScale, 1);
  EXPECT_EQ(experiment.data.inputShift, 0);
  EXPECT_EQ(experiment.data.split, (std::array{0.6, 0.2, 0.2}));
  EXPECT_EQ(experiment.data.preprocess, "standardize");
  EXPECT_EQ(experiment.model.hidden, (std::vector<Index>{16, 16}));
  EXPECT_EQ(experiment.model.activation, "relu");
  EXPECT_EQ(experiment.model.normalization, "none");
  EXPECT_EQ(experiment.model.parametrization, (Choice{"standard", {}}));
  EXPECT_EQ(experiment.init, (InitChoice{"he-normal", 0.1, 1}));
  EXPECT_EQ(experiment.loss, "cross-entropy");
  EXPECT_EQ(experiment.optimizer, (Choice{"adam", {0.001, 0.9, 0.999, 1e-8, 0}}));
  EXPECT_EQ(experiment.schedule, (Choice{"constant", {}}));
  EXPECT_EQ(experiment.batchSize, 32);
  EXPECT_EQ(experiment.steps, 2000);
  EXPECT_EQ(experiment.evalEvery, 50);
}

TEST(Experiment, HasTheDocumentedDefaultsOfKnobs) {
  const auto defaults = [](std::string_view section, std::string_view name) {
    const Experiment experiment = checkExperiment(document(std::string(section) + ".name", name)).experiment;
    return section == "optimizer" ? experiment.optimizer.knobs : experiment.schedule.knobs;
  };
  EXPECT_EQ(defaults("optimizer", "sgd"), (std::vector<double>{0.01, 0}));
  EXPECT_EQ(defaults("optimizer", "momentum"), (std::vector<double>{0.01, 0.9, 0, 0}));
  EXPECT_EQ(defaults("optimizer", "nesterov"), (std::vector<double>{0.01, 0.9, 0}));
  EXPECT_EQ(defaults("optimizer", "adamw"), (std::vector<double>{0.001, 0.9, 0.999, 1e-8, 0.01}));
  EXPECT_EQ(defaults("optimizer", "rmsprop"), (std::vector<double>{0.01, 0.99, 1e-8, 0, 0}));
  EXPECT_EQ(defaults("optimizer", "adagrad"), (std::vector<double>{0.01, 0, 1e-10, 0, 0}));
  EXPECT_EQ(defaults("schedule", "step"), (std::vector<double>{500, 0.1}));
  EXPECT_EQ(defaults("schedule", "cosine"), (std::vector<double>{0}));
  EXPECT_EQ(defaults("schedule", "warmup-cosine"), (std::vector<double>{100, 0}));
}

struct ChoiceField {
  std::string path;
  std::string list;
};

const std::vector<ChoiceField> kChoices{{"data.source", "sources"},          {"data.preprocess", "preprocessings"},
                                        {"model.activation", "activations"}, {"model.normalization", "normalizations"},
                                        {"init.scheme", "initializers"},     {"optimizer.name", "optimizers"},
                                        {"schedule.name", "schedules"},      {"loss", "losses"}};

TEST(Choices, AcceptEveryNameOfTheCatalogAndNothingElse) {
  for (const auto& [path, listName] : kChoices) {
    const Value all = catalog();
    for (const Value& entry : *all.find(listName)->array()) {
      const std::string name = *entry.find("name")->text();
      if (name == "csv" || name == "mse") continue;  // they are valid only with other fields
      EXPECT_EQ(badPaths(document(path, name)), Paths()) << path << " " << name;
    }
    for (const Value& bad :
         {Value(), Value(1), Value(true), Value(""), Value("Relu"), Value("adam "), Value(Value::Array{}),
          Value(Value::Object{}), Value(std::numeric_limits<double>::quiet_NaN())})
      EXPECT_EQ(badPaths(document(path, bad)), Paths{path});
  }
}

TEST(Choices, ListTheAllowedNames) {
  const Checked checked = checkExperiment(document("model.normalization", "weight"));
  ASSERT_EQ(checked.problems.size(), 1U);
  EXPECT_EQ(checked.problems[0].code, "unknown-choice");
  EXPECT_EQ(checked.problems[0].message, "\"weight\" is not known; it can be none, batch, layer");
}

TEST(Sections, AreObjects) {
  for (const char* section : {"data", "model", "init", "optimizer", "schedule"})
    for (const Value& bad : {Value(), Value(3), Value("x"), Value(Value::Array{}), Value(false)})
      EXPECT_EQ(badPaths(document(section, bad)), Paths{section});
  for (const Value& bad : {Value(), Value(3), Value("x"), Value(Value::Array{})}) EXPECT_EQ(badPaths(bad), Paths{""});
}

TEST(Keys, ThatAreUnknownOrDuplicateAreReported) {
  for (const char* path : {"lr", "data.sample", "model.width", "init.sd", "optimizer.rate", "schedule.every"})
    EXPECT_EQ(badPaths(document(path, 1)), Paths{path});
  EXPECT_EQ(badPaths(Value::Object{{"data", Value::Object{}}, {"data", Value::Object{}}}), Paths{"data"});
  EXPECT_EQ(badPaths(Value::Object{{"x", 1}, {"x", 2}, {"x", 3}}), Paths{"x"});
  const Value twice = Value::Object{{"model", Value::Object{{"activation", "relu"}, {"activation", "tanh"}}}};
  EXPECT_EQ(badPaths(twice), Paths{"model.activation"});
}

TEST(Knobs, OfAnotherRuleAreProblems) {
  for (const RuleInfo& rule : rules())
    for (const RuleInfo& other : rules())
      for (const Knob& knob : other.knobs) {
        if (std::any_of(rule.knobs.begin(), rule.knobs.end(), [&](const Knob& own) { return own.name == knob.name; }))
          continue;
        const std::string path = "optimizer." + std::string(knob.name);
        EXPECT_EQ(badPaths(with(document("optimizer.name", rule.name), path, knob.fallback)), Paths{path}) << rule.name;
      }
  EXPECT_EQ(badPaths(with(document("schedule.name", "cosine"), "schedule.every", 10)), Paths{"schedule.every"});
}

TEST(Version, IsOne) {
  EXPECT_EQ(badPaths(document("version", 1)), Paths());
  for (const Value& bad : {Value(0), Value(2), Value(1.5), Value("1"), Value()})
    EXPECT_EQ(badPaths(document("version", bad)), Paths{"version"});
}

TEST(Hidden, IsAListOfWidths) {
  EXPECT_EQ(badPaths(document("model.hidden", list({}))), Paths()) << "a linear model";
  EXPECT_EQ(badPaths(document("model.hidden", Value::list(std::vector<int>(50, 2)))), Paths());
  EXPECT_EQ(badPaths(document("model.hidden", Value::list(std::vector<int>(51, 2)))), Paths{"model.hidden"});
  EXPECT_EQ(badPaths(document("model.hidden", 16)), Paths{"model.hidden"});
  const Value mixed =
      Value::Array{Value(4), Value(0), Value(-3), Value(2.5), Value("8"), Value(4097), Value(), Value(4096)};
  EXPECT_EQ(badPaths(document("model.hidden", mixed)),
            (Paths{"model.hidden[1]", "model.hidden[2]", "model.hidden[3]", "model.hidden[4]", "model.hidden[5]",
                   "model.hidden[6]"}));
}

TEST(Split, IsThreeFractionsThatSumToOne) {
  for (const Value& good :
       {list({1, 0, 0}), list({0.5, 0, 0.5}), list({0.8, 0.1, 0.1}), list({1 / 3.0, 1 / 3.0, 1 / 3.0})})
    EXPECT_EQ(badPaths(document("data.split", good)), Paths());
  for (const Value& bad : {list({0, 0.5, 0.5}), list({0.6, 0.2}), list({0.25, 0.25, 0.25, 0.25}), list({0.6, 0.2, 0.1}),
                           list({0.6, 0.2, 0.2 + 1e-6}), Value("0.6"), Value(1), Value()})
    EXPECT_EQ(badPaths(document("data.split", bad)), Paths{"data.split"});
  EXPECT_EQ(badPaths(document("data.split", list({1.2, -0.2, 0}))), (Paths{"data.split[0]", "data.split[1]"}));
  EXPECT_EQ(badPaths(document("data.split",
                              Value::Array{Value("a"), Value(1), Value(std::numeric_limits<double>::quiet_NaN())})),
            (Paths{"data.split[0]", "data.split[2]"}));
}

TEST(Split, MustLeaveATrainingRow) {
  Value few = document("data.samples", 2);
  EXPECT_EQ(badPaths(with(few, "data.split", list({0.1, 0.9, 0}))), Paths{"data.split"});
  EXPECT_EQ(badPaths(with(few, "data.split", list({0.9, 0.1, 0}))), Paths());
}

TEST(Csv, IsAllowedOnlyWithSourceCsv) {
  EXPECT_EQ(badPaths(document("data.csv", "a,b\n1,2\n")), Paths{"data.csv"});
  EXPECT_EQ(badPaths(document("data.source", "csv")), Paths{"data.csv"});
  EXPECT_EQ(badPaths(with(document("data.source", "csv"), "data.csv", 7)), Paths{"data.csv"});
  EXPECT_EQ(badPaths(with(document("data.source", "csv"), "data.csv", "a,b\n1,x\n2,y\n3,x\n")), Paths());
  const Checked checked = checkExperiment(with(document("data.source", "csv"), "data.csv", "a,b\n1,2\n3\n"));
  ASSERT_EQ(checked.problems.size(), 1U);
  EXPECT_EQ(checked.problems[0].path, "data.csv");
  EXPECT_EQ(checked.problems[0].message, "line 3, column 2: the cell is missing: the row ends after 1 of 2 cells");
}

TEST(Csv, OptionsAreAllowedOnlyWithItAndReportedAtTheirPaths) {
  const Value table = with(document("data.source", "csv"), "data.csv", "a,kind,b\n1,x,2\n3,y,4\n?,y,5\n");
  const auto bad = [&](std::string_view key, const Value& value) { return badPaths(with(table, key, value)); };
  EXPECT_EQ(bad("data.target", "kind"), Paths());
  EXPECT_EQ(bad("data.target", 2), Paths());
  EXPECT_EQ(bad("data.missing", "mean"), Paths());
  for (const Value& value : {Value("c"), Value(""), Value(0), Value(4), Value(1.5), Value(true), Value()})
    EXPECT_EQ(bad("data.target", value), Paths{"data.target"});
  EXPECT_EQ(badPaths(with(with(table, "data.target", "kind"), "data.task", "values")), Paths{"data.task"});
  for (const char* key : {"data.task", "data.missing", "data.header"}) {
    EXPECT_EQ(bad(key, "maybe"), Paths{key});
    EXPECT_EQ(bad(key, 1), Paths{key});
    EXPECT_EQ(badPaths(document(key, "auto")).front(), key) << "with another source";
  }
  EXPECT_EQ(badPaths(document("data.target", 1)), Paths{"data.target"});
  const Checked checked = checkExperiment(with(table, "data.task", "classes"));
  EXPECT_EQ(checked.data.dataset->classes, (std::vector<std::string>{"2", "4"}));
  ASSERT_EQ(checked.data.remarks.size(), 1U);
  EXPECT_EQ(checked.data.remarks[0].path, "data.csv");
  EXPECT_EQ(checked.data.remarks[0].code, "missing-drop");
}

TEST(Csv, ATableIsReadOnceForTheSameTextAndOptions) {
  OwnDataReader reader;
  const Value table = with(document("data.source", "csv"), "data.csv", "a,b\n1,2.5\n3,4\n");
  const auto first = checkExperiment(table, reader).data.dataset;
  EXPECT_EQ(checkExperiment(with(table, "optimizer.lr", 0.5), reader).data.dataset, first);
  EXPECT_NE(checkExperiment(with(table, "data.target", 1), reader).data.dataset, first);
  EXPECT_NE(checkExperiment(with(table, "data.csv", "a,b\n1,2.5\n3,5\n"), reader).data.dataset, first);
  EXPECT_EQ(checkExperiment(with(table, "data.csv", "a"), reader).problems.size(), 1U);
  EXPECT_EQ(checkExperiment(with(table, "data.csv", "a"), reader).problems.size(), 1U)
      << "problems are remembered, too";
}

TEST(Made, DataAreMadeOnceForTheSameKnobs) {
  OwnDataReader reader;
  const Value moons = with(document("data.source", "moons"), "data.samples", 60);
  const auto first = checkExperiment(moons, reader).data.dataset;
  EXPECT_EQ(checkExperiment(with(moons, "data.preprocess", "none"), reader).data.dataset, first);
  for (const Value& other : {with(moons, "data.seed", 1), with(moons, "data.noise", 0.25),
                             with(moons, "data.samples", 61), with(moons, "data.source", "xor")}) {
    const auto made = checkExperiment(other, reader).data.dataset;
    EXPECT_EQ(made->x, checkExperiment(other).data.dataset->x);
    EXPECT_FALSE(made->x.size() == first->x.size() && made->x == first->x);
  }
  EXPECT_EQ(checkExperiment(moons, reader).data.dataset->x, first->x);
}

TEST(Loss, IsDecidedByTheData) {
  const auto loss = [](const Value& of) { return checkExperiment(of).experiment.loss; };
  EXPECT_EQ(loss(document("data.source", "digits")), "cross-entropy");
  EXPECT_EQ(loss(document("data.source", "diabetes")), "mse");
  EXPECT_EQ(loss(with(document("data.source", "csv"), "data.csv", "a,b\n1,2\n3,4\n")), "mse");
  for (const char* source : {"spiral", "iris"})
    EXPECT_EQ(badPaths(with(document("data.source", source), "loss", "mse")), Paths{"loss"});
  for (const char* source : {"plane", "diabetes"})
    EXPECT_EQ(badPaths(with(document("data.source", source), "loss", "cross-entropy")), Paths{"loss"});
  EXPECT_EQ(badPaths(with(with(document("data.source", "csv"), "data.csv", "a,b\n1,x\n2,y\n"), "loss", "mse")),
            Paths{"loss"});
  EXPECT_EQ(badPaths(with(document("data.source", "linear"), "loss", "mse")), Paths());
}

TEST(BatchNormalization, NeedsTwoRows) {
  const Value batch = document("model.normalization", "batch");
  EXPECT_EQ(badPaths(with(batch, "batchSize", 1)), Paths{"batchSize"});
  EXPECT_EQ(badPaths(with(batch, "batchSize", 2)), Paths());
  EXPECT_EQ(badPaths(with(document("model.normalization", "layer"), "batchSize", 1)), Paths());
  EXPECT_EQ(badPaths(with(batch, "data.samples", 1)), Paths{"batchSize"}) << "one training row is a batch of one row";
}

TEST(Problems, AreAllFoundAtOnce) {
  Value bad = document("optimizer.lr", -1);
  for (const char* path : {"seed", "data.noise", "init.gain", "steps"}) bad = with(bad, path, -1);
  bad = with(bad, "model.activation", "step");
  bad = with(bad, "extra", 1);
  bad = with(bad, "loss", "mse");
  EXPECT_EQ(badPaths(bad),
            (Paths{"data.noise", "extra", "init.gain", "loss", "model.activation", "optimizer.lr", "seed", "steps"}));
}

TEST(Problems, ContainTheValueAndTheBounds) {
  const Checked checked = checkExperiment(document("data.samples", 1e9));
  ASSERT_EQ(checked.problems.size(), 1U);
  EXPECT_EQ(checked.problems[0].message, "must be between 1 and 20000, not 1000000000");
  EXPECT_EQ(*checked.problems[0].params[0].second.number(), 1e9);
}

TEST(AgainstData, ReportsALossThatDoesNotFitTheData) {
  Experiment experiment = checkExperiment(Value::Object{}).experiment;
  const Dataset regression = makeDataset("linear", 10, 0, 0);
  ASSERT_EQ(checkAgainstData(experiment, regression).size(), 1U);
  EXPECT_EQ(checkAgainstData(experiment, regression)[0].path, "loss");
  EXPECT_TRUE(checkAgainstData(experiment, makeDataset("moons", 10, 0, 0)).empty());
}

TEST(Parametrization, NeedsHiddenLayersOfOneWidth) {
  const Value mup = document("model.parametrization", Value::Object{{"name", "mup"}});
  EXPECT_EQ(badPaths(mup), Paths());
  EXPECT_EQ(checkExperiment(mup).experiment.model.parametrization, (Choice{"mup", {16}}));
  EXPECT_EQ(checkExperiment(with(mup, "model.hidden", list({64, 64, 64}))).experiment.model.widthRatio(), 4);
  EXPECT_EQ(badPaths(with(mup, "model.hidden", list({}))), Paths{"model.parametrization"});
  EXPECT_EQ(badPaths(with(mup, "model.hidden", list({16, 32}))), Paths{"model.parametrization"});
  EXPECT_EQ(badPaths(with(document("model.hidden", list({16, 32})), "model.parametrization.name", "standard")),
            Paths());
  for (const Value& bad : {Value(0), Value(1.5), Value("16"), Value(-16)})
    EXPECT_EQ(badPaths(with(mup, "model.parametrization.baseWidth", bad)), Paths{"model.parametrization.baseWidth"});
  EXPECT_EQ(badPaths(document("model.parametrization.name", "ntk")), Paths{"model.parametrization.name"});
  EXPECT_EQ(badPaths(document("model.parametrization.baseWidth", 16)), Paths{"model.parametrization.baseWidth"});
  EXPECT_EQ(badPaths(document("model.parametrization", "mup")), Paths{"model.parametrization"});
}

}  // namespace
}  // namespace gradlab::testing
