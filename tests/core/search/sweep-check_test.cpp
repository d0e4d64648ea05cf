#include <gmock/gmock.h>

#include "tests/core/search/sweeps.h"

namespace gradlab::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kRate = R"("optimizer.lr": {"kind": "log-uniform", "low": 1e-4, "high": 1})";

std::string inSpace(const std::string& dimensions, const std::string& rest = "") {
  return R"({"space": {)" + dimensions + "}" + (rest.empty() ? "" : ", " + rest) + "}";
}

TEST(SweepCheck, FillsInDefaultsAndReadsThemBackTheSame) {
  const Sweep sweep = sweepOf(inSpace(kRate));
  EXPECT_EQ(sweep.strategy.name, "random");
  EXPECT_EQ(sweep.budget.trials, 50);
  EXPECT_EQ(sweep.repeats, 1);
  EXPECT_EQ(sweep.folds, 0);
  EXPECT_FALSE(sweep.atBest);
  const Value filled = toValue(sweep);
  const CheckedSweep again = checkSweep(filled);
  EXPECT_THAT(again.problems, IsEmpty());
  EXPECT_TRUE(toValue(again.sweep) == filled);
}

TEST(SweepCheck, FillsInTheKnobsOfEachStrategy) {
  const Value halving = toValue(sweepOf(inSpace(kRate, R"("strategy": {"name": "halving"})")));
  EXPECT_EQ(*halving.find("strategy")->find("eta")->number(), 3);
  EXPECT_EQ(*halving.find("strategy")->find("minSteps")->number(), 74) << "2000 / 27, rounded down";
  const Value tpe = toValue(sweepOf(inSpace(kRate, R"("strategy": {"name": "tpe", "batch": 2})")));
  EXPECT_EQ(*tpe.find("strategy")->find("startup")->number(), 10);
  EXPECT_EQ(*tpe.find("strategy")->find("candidates")->number(), 24);
  EXPECT_EQ(*tpe.find("strategy")->find("batch")->number(), 2);
}

TEST(SweepCheck, FindsAllBadPathsAtOnce) {
  EXPECT_THAT(
      badSweepPaths(R"({"version": 2, "base": {"steps": 0, "optimizer": {"lr": "x"}},
        "space": {"a": {}, "batchSize": {"kind": "log-int", "low": 0, "high": 8.5},
                  "init.std": {"kind": "uniform", "low": 1, "high": 1}, "init.gain": {"kind": "normal"},
                  "loss": {"kind": "choice", "values": []}, "seed": {"kind": "int", "low": 0, "high": 9, "values": [1]}},
        "strategy": {"name": "random", "points": 5}, "budget": {"trials": 0, "hours": 1}, "repeats": 0, "folds": 1,
        "metric": "loss", "at": "start", "extra": 1})"),
      ElementsAre("at", "base.optimizer.lr", "base.steps", "budget.hours", "budget.trials", "extra", "folds", "metric",
                  "repeats", "space.a.kind", "space.batchSize.high", "space.batchSize.low", "space.init.gain.kind",
                  "space.init.std.high", "space.loss.values", "space.seed.values", "strategy.points", "version"));
}

TEST(SweepCheck, NeedsASpace) {
  EXPECT_THAT(badSweepPaths("{}"), ElementsAre("space"));
  EXPECT_THAT(badSweepPaths(R"({"space": {}})"), ElementsAre("space"));
  EXPECT_THAT(badSweepPaths(R"({"space": []})"), ElementsAre("space"));
  EXPECT_THAT(badSweepPaths("[]"), ElementsAre("", "space"));
  std::string many;
  for (int i = 0; i < 17; ++i)
    many += (i == 0 ? "" : ", ") + ("\"x" + std::to_string(i)) + R"(": {"kind": "uniform", "low": 0, "high": 1})";
  const auto paths = badSweepPaths(inSpace(many));
  EXPECT_EQ(paths.front(), "space");
  EXPECT_EQ(paths.size(), 18U) << "and each of them is no path of an experiment";
}

TEST(SweepCheck, RefusesDimensionsThatNoTrialCanUse) {
  EXPECT_THAT(badSweepPaths(inSpace(R"("optimizer.momentum": {"kind": "uniform", "low": 0, "high": 0.9})")),
              ElementsAre("space.optimizer.momentum"))
      << "adam has none";
  EXPECT_THAT(badSweepPaths(inSpace(R"("optimizer.lr": {"kind": "uniform", "low": -3, "high": -1})")),
              ElementsAre("space.optimizer.lr"));
  EXPECT_THAT(badSweepPaths(inSpace(R"("model.activation": {"kind": "choice", "values": ["sine", "cosine"]})")),
              ElementsAre("space.model.activation"));
  EXPECT_THAT(badSweepPaths(inSpace(R"("model.activation": {"kind": "choice", "values": ["sine", "relu"]})")),
              IsEmpty())
      << "one value can be used; the other is a refused trial";
  EXPECT_THAT(badSweepPaths(inSpace(R"("optimizer.lr": {"kind": "uniform", "low": -1, "high": 1})")), IsEmpty());
}

TEST(SweepCheck, ResolvesTheConditionOfADimension) {
  const std::string name = R"("optimizer.name": {"kind": "choice", "values": ["momentum", "adam"]})";
  const auto when = [&](const std::string& condition) {
    return badSweepPaths(inSpace(
        name + R"(, "optimizer.momentum": {"kind": "uniform", "low": 0, "high": 0.9, "when": )" + condition + "}"));
  };
  EXPECT_THAT(when(R"({"optimizer.name": ["momentum"]})"), IsEmpty());
  for (const char* bad :
       {R"({"optimizer.name": ["sgd"]})", R"({"optimizer.name": "momentum"})", R"({"optimizer.name": []})",
        R"({"schedule.name": ["step"]})", R"({"optimizer.momentum": [0]})", "3"})
    EXPECT_THAT(when(bad), ElementsAre("space.optimizer.momentum.when")) << bad;
  EXPECT_THAT(when(R"({"optimizer.name": ["adam"]})"), ElementsAre("space.optimizer.momentum"))
      << "exists only where the validator refuses it";
  EXPECT_THAT(
      badSweepPaths(inSpace(R"("init.scheme": {"kind": "choice", "values": ["zeros"], "when": {"loss": ["mse"]}},
                                       "loss": {"kind": "choice", "values": ["mse"], "when": {"init.scheme": ["zeros"]}})")),
      ElementsAre("space.init.scheme.when", "space.loss.when"));
}

TEST(SweepCheck, NamesThePossibleConditionsOfADimension) {
  const auto message = [](const std::string& condition) {
    const auto problems =
        checkedSweep(
            inSpace(
                R"("optimizer.name": {"kind": "choice", "values": ["momentum", "adam"]}, "batchSize": {"kind": "int", "low": 1,
           "high": 9}, "optimizer.momentum": {"kind": "uniform", "low": 0, "high": 0.9, "when": )" +
                condition + "}"))
            .problems;
    return problems.empty() ? "" : problems[0].message;
  };
  EXPECT_EQ(message(R"({"optimizer.name": ["sgd"]})"),
            "sgd is not among the values of optimizer.name, which are momentum, adam");
  EXPECT_EQ(message(R"({"batchSize": [8]})"), "batchSize is no choice of this space; it has optimizer.name");
  EXPECT_EQ(message(R"({"optimizer.name": []})"),
            "must list the values of optimizer.name for which this dimension exists, of momentum, adam");
}

TEST(SweepCheck, ChecksTheLayersThatDepthAndWidthTakeFromTheBase) {
  const std::string unlike = R"("base": {"model": {"hidden": [8, 16]}})";
  const std::string depth = R"("model.depth": {"kind": "int", "low": 1, "high": 3})";
  const std::string width = R"("model.width": {"kind": "log-int", "low": 4, "high": 32})";
  EXPECT_THAT(badSweepPaths(inSpace(depth, unlike)), ElementsAre("base.model.hidden"));
  EXPECT_THAT(badSweepPaths(inSpace(width, unlike)), ElementsAre("base.model.hidden"));
  EXPECT_THAT(badSweepPaths(inSpace(depth + ", " + width, unlike)), IsEmpty());
  EXPECT_THAT(badSweepPaths(inSpace(depth + ", " + width, unlike + R"(, "strategy": {"name": "one-at-a-time"})")),
              ElementsAre("base.model.hidden"));
  EXPECT_THAT(badSweepPaths(inSpace(depth + R"(, "model.hidden": {"kind": "choice", "values": [[4], [8]]})")),
              ElementsAre("space.model.hidden"));
}

TEST(SweepCheck, NamesMembersThatContradictOthers) {
  const std::string steps = R"("steps": {"kind": "int", "low": 10, "high": 100})";
  EXPECT_THAT(badSweepPaths(inSpace(steps, R"("strategy": {"name": "halving", "minSteps": 3000}, "folds": 3)")),
              ElementsAre("folds", "space.steps", "strategy.minSteps"));
  EXPECT_THAT(badSweepPaths(inSpace(kRate, R"("base": {"data": {"source": "sine"}}, "metric": "valid-accuracy")")),
              ElementsAre("metric"));
  EXPECT_THAT(badSweepPaths(inSpace(kRate, R"("budget": {"steps": 1999})")), ElementsAre("budget.steps"));
  EXPECT_THAT(badSweepPaths(inSpace(kRate, R"("budget": {"steps": 3999}, "repeats": 2)")), ElementsAre("budget.steps"));
  EXPECT_THAT(badSweepPaths(inSpace(kRate, R"("strategy": {"name": "grid", "points": 51})")),
              ElementsAre("strategy.points"));
  EXPECT_THAT(badSweepPaths(inSpace(kRate, R"("strategy": {"name": "grid", "points": 50})")), IsEmpty());
  EXPECT_THAT(badSweepPaths(inSpace(kRate, R"("base": {"data": {"samples": 20}}, "folds": 17)")), ElementsAre("folds"))
      << "16 rows are not for testing";
}

}  // namespace
}  // namespace gradlab::testing
