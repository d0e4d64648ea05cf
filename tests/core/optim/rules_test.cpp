#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "core/base/catalog-list.h"
#include "tests/core/optim/broken-rules.h"
#include "tests/core/optim/rule-check.h"

namespace gradlab::testing {
namespace {

class EveryRule : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryRule, FollowsTheGoldenTracesAndPyTorch) {
  EXPECT_EQ(faults(GetParam(), stepperOf(GetParam())), std::vector<std::string>());
}

TEST_P(EveryRule, ExportsTheCallOfItsPyTorchTrace) {
  EXPECT_EQ(findByName(rules(), GetParam())->torch, fixture("optimizers/" + GetParam())["call"].get<std::string>());
}

/// The rules that PyTorch has too, with their PyTorch traces (tests/torch/optimizers.py). Any other rule is checked by
/// its own test and by its program in tests/core/catalog.
std::vector<std::string> rulesOfPyTorch() {
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(GRADLAB_ROOT "/tests/fixtures/optimizers"))
    if (file.path().stem() != "gradients") names.push_back(file.path().stem());
  return names;
}

INSTANTIATE_TEST_SUITE_P(OfPyTorch, EveryRule, ::testing::ValuesIn(rulesOfPyTorch()));

TEST(EveryRule, HasATraceIfPyTorchHasTheRule) {
  for (const std::string& name : rulesOfPyTorch()) EXPECT_NE(findRule(name), nullptr) << name;
  for (const RuleInfo& rule : rules()) {
    const std::vector<std::string> known = rulesOfPyTorch();
    if (rule.torch.substr(0, 12) == "torch.optim.")
      EXPECT_NE(std::find(known.begin(), known.end(), rule.name), known.end()) << rule.name;
  }
}

TEST(Traces, AreTwelveAndOfPyTorchOneForTheDefaultsAndForEachKnobAndSchedule) {
  EXPECT_EQ(goldenTraces().size(), 12U);
  for (const std::string& name : rulesOfPyTorch()) {
    const RuleEntry& rule = *findRule(name);
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

/// Each broken rule is broken in one place only: this one, written in the same way, is correct.
TEST(BrokenRules, PassTheChecksWithoutTheirFault) {
  EXPECT_EQ(faults("adam", brokenStepper<SoundAdam>()), std::vector<std::string>());
}

}  // namespace
}  // namespace gradlab::testing
