#include "core/search/study.h"

#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <set>

#include "core/search/halton.h"
#include "tests/core/search/sweeps.h"

namespace gradlab::testing {
namespace {

using ::testing::ElementsAre;

const std::string kMixed = R"("space": {
  "optimizer.name": {"kind": "choice", "values": ["momentum", "adam"]},
  "optimizer.lr": {"kind": "log-uniform", "low": 1e-4, "high": 1},
  "optimizer.momentum": {"kind": "uniform", "low": 0, "high": 0.99, "when": {"optimizer.name": ["momentum"]}},
  "model.depth": {"kind": "int", "low": 1, "high": 3}})";

std::vector<std::string> pathsOf(const Value::Object& params) {
  std::vector<std::string> paths;
  for (const auto& [path, value] : params) paths.push_back(path);
  return paths;
}

TEST(Study, LeavesOutDimensionsWhoseConditionIsNotMet) {
  int withMomentum = 0;
  for (const TrialPlan& plan : plansOf("{" + kMixed + "}")) {
    const bool momentum = *Value(plan.params).find("optimizer.name")->text() == "momentum";
    withMomentum += momentum ? 1 : 0;
    EXPECT_EQ(Value(plan.params).find("optimizer.momentum") != nullptr, momentum);
    const Experiment& experiment = plan.trainings.at(0).experiment;
    EXPECT_EQ(experiment.optimizer.name, momentum ? "momentum" : "adam");
    EXPECT_EQ(experiment.optimizer.knobs[0], paramOf(plan, "optimizer.lr"));
    EXPECT_EQ(static_cast<double>(experiment.model.hidden.size()), paramOf(plan, "model.depth"));
    EXPECT_EQ(experiment.model.hidden[0], 16) << "the base's width";
  }
  EXPECT_GT(withMomentum, 10);
  EXPECT_LT(withMomentum, 40);
}

TEST(Study, DropsKnobsOfTheBaseThatASearchedNameDoesNotHave) {
  const auto plans = plansOf(R"({"base": {"optimizer": {"name": "adam", "lr": 0.3, "beta1": 0.5}},
      "space": {"optimizer.name": {"kind": "choice", "values": ["sgd", "adam"]}}, "strategy": {"name": "grid"}})");
  ASSERT_EQ(plans.size(), 2U);
  EXPECT_EQ(plans[0].trainings[0].experiment.optimizer, (Choice{"sgd", {0.3, 0}})) << "beta1 is left out";
  EXPECT_EQ(plans[1].trainings[0].experiment.optimizer.knobs[1], 0.5);
}

TEST(Study, DropsMembersOfTheBaseThatASearchedParametrizationDoesNotHave) {
  const auto plans = plansOf(R"({"base": {"model": {"parametrization": {"name": "mup", "baseWidth": 8}}},
      "space": {"model.parametrization.name": {"kind": "choice", "values": ["standard", "mup"]}},
      "strategy": {"name": "grid"}})");
  ASSERT_EQ(plans.size(), 2U);
  ASSERT_TRUE(plans[0].refused.empty()) << "standard has no baseWidth";
  EXPECT_EQ(plans[0].trainings[0].experiment.model.parametrization, (Choice{"standard", {}}));
  EXPECT_EQ(plans[1].trainings[0].experiment.model.parametrization, (Choice{"mup", {8}}));
}

TEST(Study, TakesTheLossThatASearchedSourceNeeds) {
  const auto plans = plansOf(R"({"space": {"data.source": {"kind": "choice", "values": ["moons", "sine"]}},
                               "strategy": {"name": "grid"}})");
  EXPECT_EQ(plans.at(0).trainings.at(0).experiment.loss, "cross-entropy");
  EXPECT_EQ(plans.at(1).trainings.at(0).experiment.loss, "mse");
}

TEST(Study, RefusesASinglePointWithoutEndingTheSearch) {
  const auto plans = plansOf(R"({"space": {"model.activation": {"kind": "choice", "values": ["sine", "relu"]}},
                               "strategy": {"name": "grid"}})");
  ASSERT_EQ(plans.size(), 2U);
  ASSERT_EQ(plans[0].refused.size(), 1U);
  EXPECT_EQ(plans[0].refused[0].path, "model.activation");
  EXPECT_TRUE(plans[0].trainings.empty());
  EXPECT_TRUE(plans[1].refused.empty());
}

TEST(Study, RepeatsWithConsecutiveSeeds) {
  const auto plans = plansOf(R"({"space": {"seed": {"kind": "int", "low": 10, "high": 1000}}, "repeats": 3,
                               "budget": {"trials": 5}})");
  for (const TrialPlan& plan : plans) {
    ASSERT_EQ(plan.trainings.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_EQ(static_cast<double>(plan.trainings[i].experiment.seed), paramOf(plan, "seed") + static_cast<double>(i));
  }
}

TEST(Study, EndsAtTheFirstLimitThatIsReached) {
  const std::string rate = R"("space": {"optimizer.lr": {"kind": "log-uniform", "low": 1e-4, "high": 1}})";
  EXPECT_EQ(plansOf("{" + rate + "}").size(), 50U);
  EXPECT_EQ(plansOf("{" + rate + R"(, "budget": {"trials": 7}})").size(), 7U);
  EXPECT_EQ(plansOf("{" + rate + R"(, "budget": {"steps": 12000}})").size(), 6U) << "of 2000 updates each";
  EXPECT_EQ(plansOf("{" + rate + R"(, "budget": {"steps": 11999}})").size(), 5U)
      << "one that would pass it is not begun";
  EXPECT_EQ(plansOf("{" + rate + R"(, "budget": {"steps": 12000, "trials": 4}})").size(), 4U);
  EXPECT_EQ(plansOf("{" + rate + R"(, "budget": {"steps": 12000}, "repeats": 2})").size(), 3U);
  EXPECT_EQ(plansOf("{" + rate + R"(, "budget": {"steps": 12000}, "folds": 3})").size(), 2U);
}

TEST(Study, CountsItsTrialsAndUpdatesInAdvance) {
  const auto extent = [](const std::string& text) {
    const Extent result = extentOf(sweepOf(text));
    return std::pair(result.trials, result.updates);
  };
  EXPECT_EQ(extent("{" + kMixed + R"(, "repeats": 2})"), std::pair(50.0, 200000.0));
  EXPECT_EQ(extent("{" + kMixed + R"(, "strategy": {"name": "tpe"}, "budget": {"steps": 9000}})"),
            std::pair(4.0, 8000.0));
  // momentum: 5 rates, 5 momenta, 3 depths; adam: 5 rates, 3 depths.
  EXPECT_EQ(extent("{" + kMixed + R"(, "strategy": {"name": "grid"}, "budget": {"trials": 90}})"),
            std::pair(90.0, 180000.0));
  const Extent endless = extentOf(sweepOf("{" + kMixed + R"(, "budget": {"seconds": 1}})"));
  EXPECT_TRUE(std::isnan(endless.trials));
  const Extent shard = extentOf(sweepOf("{" + kMixed + R"(, "budget": {"trials": 10}})"), 1, 4);
  EXPECT_EQ(shard.trials, 3) << "1, 5 and 9";
}

TEST(Grid, ChangesTheLastDimensionFastestAndCountsAbsentOnesOnce) {
  const auto plans = plansOf(R"({"space": {
      "optimizer.name": {"kind": "choice", "values": ["momentum", "adam"]},
      "optimizer.momentum": {"kind": "uniform", "low": 0, "high": 0.5, "when": {"optimizer.name": ["momentum"]}},
      "batchSize": {"kind": "int", "low": 8, "high": 9}}, "strategy": {"name": "grid", "points": 2}})");
  std::vector<std::string> seen;
  for (const TrialPlan& plan : plans) {
    const Value params = plan.params;
    const Value* const momentum = params.find("optimizer.momentum");
    seen.push_back(*params.find("optimizer.name")->text() + (momentum ? *momentum->number() > 0 ? " .5" : " 0" : "") +
                   (paramOf(plan, "batchSize") == 8 ? " 8" : " 9"));
  }
  EXPECT_THAT(seen, ElementsAre("momentum 0 8", "momentum 0 9", "momentum .5 8", "momentum .5 9", "adam 8", "adam 9"));
}

TEST(Grid, CountsTheSameWhenANameComesAfterItsDependentDimension) {
  const auto plans = plansOf(R"({"space": {
      "optimizer.momentum": {"kind": "uniform", "low": 0, "high": 0.5, "when": {"optimizer.name": ["momentum"]}},
      "optimizer.name": {"kind": "choice", "values": ["adam", "momentum"]},
      "batchSize": {"kind": "int", "low": 8, "high": 9}}, "strategy": {"name": "grid", "points": 3}})");
  EXPECT_EQ(plans.size(), 8U) << "3 momenta or none, 2 batches";
}

TEST(Halton, FillsEveryStratumOnceForEachPowerOfTheBase) {
  const std::string text = R"({"space": {"init.std": {"kind": "uniform", "low": 0, "high": 1},
      "init.gain": {"kind": "uniform", "low": 0, "high": 1}, "data.noise": {"kind": "uniform", "low": 0, "high": 1}},
      "strategy": {"name": "halton", "seed": SEED}, "budget": {"trials": 125}})";
  for (const char* seed : {"0", "1", "99"}) {
    std::string document = text;
    document.replace(document.find("SEED"), 4, seed);
    const auto plans = plansOf(document);
    const std::pair<const char*, std::size_t> blocks[] = {{"init.std", 64}, {"init.gain", 81}, {"data.noise", 125}};
    for (const auto& [path, size] : blocks) {
      std::vector<double> values;
      for (std::size_t i = 0; i < size; ++i) values.push_back(paramOf(plans[i], path));
      std::sort(values.begin(), values.end());
      // The shift is modulo 1: neighbours are exactly one stratum apart.
      for (std::size_t i = 1; i < size; ++i)
        EXPECT_NEAR(values[i] - values[i - 1], 1 / static_cast<double>(size), 1e-9) << path;
    }
  }
}

TEST(Halton, IsNotCorrelatedInHighBases) {
  // Without scrambled digits, the first points of the bases 47 and 53 have a correlation of 1.
  Random random(3, Stream::search);
  const ScrambledDigits a(47, random), b(53, random);
  double sumA = 0, sumB = 0, squareA = 0, squareB = 0, product = 0;
  constexpr int count = 47;
  for (int i = 0; i < count; ++i) {
    const double x = a.at(i), y = b.at(i);
    sumA += x, sumB += y, squareA += x * x, squareB += y * y, product += x * y;
  }
  const double covariance = product - sumA * sumB / count;
  const double scale = std::sqrt((squareA - sumA * sumA / count) * (squareB - sumB * sumB / count));
  EXPECT_LT(std::abs(covariance / scale), 0.5);
}

TEST(OneAtATime, ChangesOneDimensionOfTheBaseAfterTheOther) {
  const auto plans = plansOf(R"({"base": {"optimizer": {"name": "adam", "lr": 0.01}, "batchSize": 16}, "space": {
      "optimizer.name": {"kind": "choice", "values": ["momentum", "adam"]},
      "optimizer.lr": {"kind": "log-uniform", "low": 1e-4, "high": 1},
      "optimizer.momentum": {"kind": "uniform", "low": 0, "high": 0.99, "when": {"optimizer.name": ["momentum"]}},
      "batchSize": {"kind": "choice", "values": [8, 16, 32]}}, "strategy": {"name": "one-at-a-time", "points": 2}})");
  ASSERT_EQ(plans.size(), 6U) << "the base, another name, two rates, two batch sizes";
  EXPECT_THAT(pathsOf(plans[0].params), ElementsAre("optimizer.name", "optimizer.lr", "batchSize"));
  EXPECT_EQ(paramOf(plans[0], "optimizer.lr"), 0.01);
  EXPECT_THAT(pathsOf(plans[1].params),
              ElementsAre("optimizer.name", "optimizer.lr", "optimizer.momentum", "batchSize"));
  EXPECT_EQ(paramOf(plans[1], "optimizer.momentum"), 0.9) << "its default, since the base has none";
  EXPECT_EQ(paramOf(plans[2], "optimizer.lr"), 1e-4);
  EXPECT_EQ(paramOf(plans[3], "optimizer.lr"), 1);
  EXPECT_EQ(paramOf(plans[4], "batchSize"), 8);
  EXPECT_EQ(paramOf(plans[5], "batchSize"), 32);
  for (std::size_t i = 2; i < 6; ++i) EXPECT_EQ(*Value(plans[i].params).find("optimizer.name")->text(), "adam");
}

const std::string kHalving81 = R"({"base": {"steps": 81}, "space": {"optimizer.lr": {"kind": "log-uniform", "low": 1e-4,
    "high": 1}}, "strategy": {"name": "halving", "minSteps": 1}, "budget": {"trials": 81}})";

TEST(Halving, Spends297UpdatesOn81Trials) {
  const auto plans =
      plansOf(kHalving81, [](const TrialPlan& plan) { return std::optional<double>(paramOf(plan, "optimizer.lr")); });
  std::map<Index, int> trials;
  double updates = 0;
  for (const TrialPlan& plan : plans) {
    ++trials[*plan.rung];
    updates += plan.updates();
  }
  EXPECT_EQ(trials, (std::map<Index, int>{{0, 81}, {1, 27}, {2, 9}, {3, 3}, {4, 1}}));
  EXPECT_EQ(updates, 297) << "81 + 54 + 54 + 54 + 54, because each goes on where it was";
  EXPECT_EQ(extentOf(sweepOf(kHalving81)).updates, 297);
  EXPECT_EQ(plans.back().steps, 81);
  EXPECT_EQ(plans.back().begun, 27);
}

TEST(Halving, ContinuesTheBestTrialsAndOfEqualOnesTheEarlier) {
  std::set<Index> second;
  for (const TrialPlan& plan :
       plansOf(kHalving81, [](const TrialPlan& plan) { return std::optional<double>(plan.trial % 2); }))
    if (plan.rung == 1) second.insert(plan.trial);
  ASSERT_EQ(second.size(), 27U);
  EXPECT_EQ(*second.begin(), 0);
  EXPECT_EQ(*second.rbegin(), 52) << "the first 27 even ones";
}

TEST(Halving, PutsDivergedTrialsLastAndDropsNone) {
  const auto plans = plansOf(
      kHalving81, [](const TrialPlan& plan) { return plan.trial < 80 ? std::nullopt : std::optional<double>(1e9); });
  EXPECT_EQ(plans.size(), 121U);
  EXPECT_EQ(plans.back().trial, 80);
}

TEST(Halving, BeginsTheMostTrialsThatTheUpdatesAllow) {
  std::string text = kHalving81;
  text.replace(text.find(R"("trials": 81)"), 12, R"("steps": 297)");
  EXPECT_EQ(plansOf(text).size(), 121U);
}

/// A table as text, without the seconds that each trial took.
std::string tableOf(const std::string& text, bool late) {
  Study study(sweepOf(text));
  std::vector<TrialPlan> open;
  std::vector<Row> rows;
  for (;;) {
    std::optional<TrialPlan> plan = study.next();
    if (plan) {
      open.push_back(*plan);
      if (late) continue;
    } else if (open.empty()) {
      break;
    }
    // Results come back in reverse order, or each one at once.
    rows.push_back(rowWith(open.back(), std::abs(std::log(paramOf(open.back(), "optimizer.lr") / 0.01))));
    open.pop_back();
    study.learn(rows.back());
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::pair(a.rung.value_or(0), a.trial) < std::pair(b.rung.value_or(0), b.trial);
  });
  std::string table;
  for (const Row& row : rows)
    table += std::to_string(row.trial) + ' ' +
             std::to_string(paramOf(TrialPlan{.params = row.params}, "optimizer.lr")) + '\n';
  return table;
}

TEST(Study, GivesTheSameTableForEveryOrderOfResults) {
  for (const char* name : {"random", "halton", "grid", "one-at-a-time", "halving", "tpe"}) {
    const std::string text = R"({"space": {"optimizer.lr": {"kind": "log-uniform", "low": 1e-4, "high": 1},
        "batchSize": {"kind": "log-int", "low": 8, "high": 128}}, "strategy": {"name": ")" +
                             std::string(name) + R"("}})";
    EXPECT_EQ(tableOf(text, false), tableOf(text, true)) << name;
  }
}

}  // namespace
}  // namespace gradlab::testing
