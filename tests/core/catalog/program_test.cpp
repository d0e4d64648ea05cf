#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/expression/typed-rule.h"
#include "core/matrix/buffer.h"
#include "core/matrix/random.h"
#include "core/optim/optimizer.h"

namespace gradlab {
namespace {

Program programOf(const RuleInfo& rule) {
  Problems problems;
  std::optional<Program> program = Program::parse(rule.program, TypedRule::names(), problems);
  for (const Problem& problem : problems) ADD_FAILURE() << rule.name << ": " << problem.message;
  return std::move(*program);
}

/// Values for the knobs: the defaults, or random ones within the range of the slider.
std::vector<double> drawnKnobs(const RuleInfo& rule, Random& random, bool defaults) {
  std::vector<double> values;
  for (const Knob& knob : rule.knobs) {
    const double share = random.uniform();
    values.push_back(defaults                   ? knob.fallback
                     : knob.scale == Scale::log ? knob.sliderMin * std::pow(knob.sliderMax / knob.sliderMin, share)
                                                : knob.sliderMin + (knob.sliderMax - knob.sliderMin) * share);
  }
  return values;
}

/// The largest relative difference between the parameters of the rule and of its program, over `steps` random updates
/// of two parameters.
double distance(const RuleInfo& rule, const std::vector<double>& knobs, Random& random, int steps) {
  Program program = programOf(rule);
  std::vector<double> constants;
  for (const std::string& name : program.constants())
    for (std::size_t i = 0; i < rule.knobs.size(); ++i)
      if (rule.knobs[i].name == name) constants.push_back(knobs[i]);
  EXPECT_EQ(constants.size(), program.constants().size()) << rule.name << " reads what is no knob";
  TypedRule typed(program, constants, 2);
  for (std::size_t i = 0; i < rule.knobs.size(); ++i)
    if (rule.knobs[i].name == rule.buffersStartAt) std::fill(typed.state().begin(), typed.state().end(), knobs[i]);
  Optimizer<double> built(rule.name, knobs, 2);
  Buffer<double> one(2), other(2), gradient(2);
  for (double& value : one.span()) value = random.normal();
  std::copy_n(one.data(), 2, other.data());
  double worst = 0;
  for (int step = 0; step < steps; ++step) {
    for (double& value : gradient.span()) value = random.normal() * std::pow(10.0, 4 * random.uniform() - 2);
    const double lr = knobs[0] * (0.5 + random.uniform());
    built.step(one.span(), std::as_const(gradient).span(), lr);
    typed.step(other.span(), std::as_const(gradient).span(), lr);
    for (Index i = 0; i < 2; ++i)
      worst = std::max(worst, std::abs(one.data()[i] - other.data()[i]) / (1 + std::abs(one.data()[i])));
  }
  return worst;
}

TEST(Programs, MakeTheSameStepsAsTheirRules) {
  for (const RuleInfo& rule : rules()) {
    Random random(1, Stream::data);
    for (int draw = 0; draw < 20; ++draw) {
      const std::vector<double> knobs = drawnKnobs(rule, random, draw == 0);
      EXPECT_LT(distance(rule, knobs, random, 60), 1e-10) << rule.name << ", draw " << draw;
    }
  }
}

TEST(Programs, ReadEveryKnobAndRememberEveryBuffer) {
  for (const RuleInfo& rule : rules()) {
    const Program program = programOf(rule);
    const auto contains = [](const auto& names, std::string_view name) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (const Knob& knob : rule.knobs)
      EXPECT_TRUE(contains(program.constants(), knob.name) || knob.name == rule.buffersStartAt)
          << rule.name << ": " << knob.name;
    for (const std::string_view buffer : rule.buffers)
      EXPECT_TRUE(contains(program.remembered(), buffer)) << rule.name << ": " << buffer;
    EXPECT_FALSE(rule.family.empty()) << rule.name;
    for (const Value& line : *program.outline().array())
      EXPECT_NE(*line.find("note")->text(), "") << rule.name << ": " << *line.find("to")->text();
  }
}

/// With no gradient, and a group whose rate has the factor 2: theta (1 - lr weightDecay) only if the decay is
/// decoupled.
TEST(Rules, WithDecoupledDecayShrinkByTheRateOfTheStepWithoutTheFactorOfTheGroup) {
  for (const RuleInfo& rule : rules()) {
    Random random(3, Stream::data);
    std::vector<double> knobs = drawnKnobs(rule, random, true);
    for (std::size_t i = 0; i < knobs.size(); ++i)
      if (rule.knobs[i].name == "weightDecay") knobs[i] = 0.5;
    Optimizer<double> optimizer(rule.name, knobs, 2);
    optimizer.setRates(std::array{RateGroup{.from = 0, .size = 2, .factor = 2}});
    Buffer<double> theta(2), gradient(2);
    theta.data()[0] = theta.data()[1] = 3;
    optimizer.step(theta.span(), std::as_const(gradient).span(), 0.1);
    EXPECT_EQ(std::abs(theta.data()[0] - 3 * (1 - 0.1 * 0.5)) < 1e-12, rule.decoupledDecay) << rule.name;
  }
}

/// With no gradient, a decay that is added to the gradient moves the parameters of a scale-free rule by the rate,
/// whatever its size; one that is decoupled moves them in proportion.
TEST(Rules, WithScaleFreeMoveInProportionToTheDecayOnlyIfItIsDecoupled) {
  for (const RuleInfo& rule : rules()) {
    const auto move = [&](double decay) {
      Random random(3, Stream::data);
      std::vector<double> knobs = drawnKnobs(rule, random, true);
      for (std::size_t i = 0; i < knobs.size(); ++i)
        if (rule.knobs[i].name == "weightDecay") knobs[i] = decay;
      Optimizer<double> optimizer(rule.name, knobs, 2);
      Buffer<double> theta(2), gradient(2);
      theta.data()[0] = theta.data()[1] = 3;
      optimizer.step(theta.span(), std::as_const(gradient).span(), 0.1);
      return 3 - theta.data()[0];
    };
    if (!rule.scaleFree || move(0.25) == 0) continue;
    EXPECT_NEAR(move(0.5) / move(0.25), rule.decoupledDecay ? 2 : 1, 1e-4) << rule.name;
  }
}

/// A first step that does not depend on the size of the gradient shows that a rule is scale-free (parametrization.h).
TEST(Rules, WithScaleFreeMakeFirstStepsOfTheSameSizeForGradients1And1000) {
  for (const RuleInfo& rule : rules()) {
    Random random(2, Stream::data);
    std::vector<double> knobs = drawnKnobs(rule, random, true);
    for (std::size_t i = 0; i < knobs.size(); ++i)
      if (rule.knobs[i].name == "weightDecay") knobs[i] = 0;
    const auto first = [&](double g) {
      Optimizer<double> optimizer(rule.name, knobs, 2);
      Buffer<double> theta(2), gradient(2);
      gradient.data()[0] = gradient.data()[1] = g;
      optimizer.step(theta.span(), std::as_const(gradient).span(), 0.1);
      return theta.data()[0];
    };
    EXPECT_NEAR(first(1000) / first(1), rule.scaleFree ? 1 : 1000, 1e-4) << rule.name;
  }
}

}  // namespace
}  // namespace gradlab
