#include <gtest/gtest.h>

#include "tests/core/optim/broken-rules.h"
#include "tests/core/optim/rule-check.h"

namespace gradlab::testing {
namespace {

class EveryRule : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryRule, FollowsTheGoldenTracesAndPyTorch) {
  EXPECT_EQ(faults(GetParam(), stepperOf(GetParam())), std::vector<std::string>());
}

TEST_P(EveryRule, ExportsTheCallThatPyTorchWasGiven) {
  EXPECT_EQ(findRule(GetParam())->torch, fixture("optimizers/" + GetParam())["call"].get<std::string>());
}

INSTANTIATE_TEST_SUITE_P(OfTheLecture, EveryRule,
                         ::testing::Values("sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop", "adagrad"));

TEST(EveryRule, IsAmongTheTestedOnes) {
  std::vector<std::string> names;
  for (const RuleInfo& rule : rules()) names.emplace_back(rule.name);
  EXPECT_EQ(names, (std::vector<std::string>{"sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop", "adagrad"}));
}

TEST(Traces, AreAsManyAsThereShouldBe) {
  EXPECT_EQ(goldenTraces().size(), 12U);
  for (const RuleInfo& rule : rules()) {
    const nlohmann::json traces = fixture("optimizers/" + std::string(rule.name));
    EXPECT_EQ(traces["cases"].size(), 1 + rule.knobs.size() + schedules().size()) << rule.name;
    for (const nlohmann::json& traced : traces["cases"]) EXPECT_EQ(traced["theta"].size(), 200U) << rule.name;
  }
}

struct Broken {
  std::string rule;
  std::string fault;
  MakeStepper make;
};

class BrokenRule : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenRule, IsCaughtByTheSameChecks) {
  EXPECT_NE(faults(GetParam().rule, GetParam().make), std::vector<std::string>());
}

INSTANTIATE_TEST_SUITE_P(
    Mutations, BrokenRule,
    ::testing::Values(Broken{"adam", "BiasCorrectionMultiplied", brokenStepper<AdamWithCorrectionMultiplied>()},
                      Broken{"adam", "NoBiasCorrection", brokenStepper<AdamWithoutCorrection>()},
                      Broken{"adam", "EpsilonInsideTheRoot", brokenStepper<AdamWithEpsilonInside>()},
                      Broken{"adamw", "DecayCoupled", brokenStepper<AdamWWithDecayCoupled>()},
                      Broken{"rmsprop", "EpsilonInsideTheRoot", brokenStepper<RmsPropWithEpsilonInside>()},
                      Broken{"adagrad", "EpsilonInsideTheRoot", brokenStepper<AdagradWithEpsilonInside>()},
                      Broken{"momentum", "FirstBufferDampened", brokenStepper<MomentumWithFirstBufferDampened>()},
                      Broken{"momentum", "RateInsideTheBuffer", brokenStepper<MomentumWithRateInside>()},
                      Broken{"nesterov", "NoLookAhead", brokenStepper<NesterovWithoutLookAhead>()}),
    [](const auto& mutation) { return mutation.param.rule + mutation.param.fault; });

/// The broken rules are broken in one place only: this one, written in the same way, is not broken at all.
TEST(BrokenRules, DifferFromASoundOneOnlyWhereTheyAreBroken) {
  EXPECT_EQ(faults("adam", brokenStepper<SoundAdam>()), std::vector<std::string>());
}

}  // namespace
}  // namespace gradlab::testing
