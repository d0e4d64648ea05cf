#include "core/optim/schedule.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "core/base/catalog-list.h"
#include "tests/core/optim/rule-check.h"

namespace gradlab::testing {
namespace {

double rate(const char* schedule, std::vector<double> knobs, std::int64_t t) {
  return scheduledRate(schedule, knobs, 0.5, t, 1000);
}

TEST(Schedule, ConstantStays) {
  for (const std::int64_t t : {0, 1, 999}) EXPECT_EQ(rate("constant", {}, t), 0.5);
}

TEST(Schedule, StepDropsTheRateAtTheEndOfEachPeriod) {
  EXPECT_EQ(rate("step", {300, 0.1}, 0), 0.5);
  EXPECT_EQ(rate("step", {300, 0.1}, 299), 0.5);
  EXPECT_DOUBLE_EQ(rate("step", {300, 0.1}, 300), 0.05);
  EXPECT_DOUBLE_EQ(rate("step", {300, 0.1}, 899), 0.005);
  EXPECT_DOUBLE_EQ(rate("step", {300, 0.1}, 900), 0.0005);
  for (std::int64_t t = 0; t < 1000; ++t)
    EXPECT_NEAR(rate("step", {7, 0.97}, t) / (0.5 * std::pow(0.97, static_cast<double>(t / 7))), 1, 1e-13) << t;
}

TEST(Schedule, CosineFallsFromTheBaseRateToTheFinalRate) {
  EXPECT_EQ(rate("cosine", {0.1}, 0), 0.5);
  EXPECT_DOUBLE_EQ(rate("cosine", {0.1}, 500), 0.3);
  EXPECT_NEAR(rate("cosine", {0}, 999), 0.5 * (1 + std::cos(std::numbers::pi * 0.999)) / 2, 1e-15);
  EXPECT_NEAR(rate("cosine", {0.1}, 250), 0.1 + 0.4 * (1 + std::sqrt(0.5)) / 2, 1e-15);
}

TEST(Schedule, WarmupRisesLinearlyThenFallsAsACosine) {
  EXPECT_DOUBLE_EQ(rate("warmup-cosine", {100, 0.1}, 0), 0.005);
  EXPECT_DOUBLE_EQ(rate("warmup-cosine", {100, 0.1}, 49), 0.25);
  EXPECT_EQ(rate("warmup-cosine", {100, 0.1}, 99), 0.5);
  EXPECT_EQ(rate("warmup-cosine", {100, 0.1}, 100), 0.5);
  EXPECT_DOUBLE_EQ(rate("warmup-cosine", {100, 0.1}, 550), 0.3);
  EXPECT_DOUBLE_EQ(rate("warmup-cosine", {5000, 0.1}, 999), 0.1) << "a warm-up may be longer than the run";
}

TEST(Schedule, EqualsThatOfPyTorch) {
  const nlohmann::json traces = fixture("optimizers/sgd");
  std::vector<std::string> compared;
  for (const nlohmann::json& traced : traces["cases"]) {
    const auto name = traced["schedule"]["name"].get<std::string>();
    const ScheduleInfo* const schedule = findByName(schedules(), name);
    ASSERT_NE(schedule, nullptr) << name;
    EXPECT_EQ(schedule->torch, traced["schedule"]["call"].get<std::string>());
    std::vector<double> knobs;
    for (const Knob& knob : schedule->knobs)
      knobs.push_back(traced["schedule"]["knobs"][std::string(knob.name)].get<double>());
    const auto rates = traced["rates"].get<std::vector<double>>();
    const double lr = traced["knobs"]["lr"];
    for (std::size_t t = 0; t < rates.size(); ++t)
      EXPECT_NEAR(scheduledRate(name, knobs, lr, static_cast<std::int64_t>(t), 200), rates[t], 1e-14) << name << t;
    compared.push_back(name);
  }
  for (const ScheduleInfo& schedule : schedules())
    EXPECT_TRUE(std::count(compared.begin(), compared.end(), schedule.name)) << schedule.name;
}

TEST(Schedules, HaveTheNamesAndDefaultsOfTheDocument) {
  std::vector<std::string> described;
  for (const ScheduleInfo& schedule : schedules()) {
    described.emplace_back(schedule.name);
    for (const Knob& knob : schedule.knobs)
      described.push_back(std::string(knob.name) + '=' + std::to_string(knob.fallback).substr(0, 5));
    EXPECT_FALSE(schedule.help.empty() || schedule.formula.empty() || schedule.label.empty()) << schedule.name;
  }
  EXPECT_EQ(described, (std::vector<std::string>{"constant", "step", "every=500.0", "factor=0.100", "cosine",
                                                 "final=0.000", "warmup-cosine", "warmup=100.0", "final=0.000"}));
}

}  // namespace
}  // namespace gradlab::testing
