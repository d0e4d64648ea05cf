#include "core/optim/optimizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "core/matrix/random.h"
#include "tests/core/optim/rule-check.h"

namespace gradlab::testing {
namespace {

/// Every knob of a rule at a value other than its default where possible, so that all parts of the rule are used.
std::vector<double> busyKnobs(const RuleInfo& rule) {
  std::vector<double> values;
  for (const Knob& knob : rule.knobs) values.push_back(knob.fallback == 0 ? 0.25 : knob.fallback);
  return values;
}

template <class Scalar>
Buffer<Scalar> normals(Index size, std::uint64_t seed) {
  Random random(seed, Stream::gradient);
  Buffer<Scalar> drawn(size);
  for (Scalar& value : drawn.span()) value = static_cast<Scalar>(random.normal());
  return drawn;
}

/// Steps `from` .. `to`, with gradients that depend on the step number only.
void walk(Optimizer<float>& optimizer, Buffer<float>& theta, int from, int to) {
  for (int t = from; t < to; ++t) {
    const Buffer<float> gradient = normals<float>(theta.size(), static_cast<std::uint64_t>(t));
    optimizer.step(theta.span(), gradient.span(), 0.01);
  }
}

TEST(Optimizer, LeavesPaddingZero) {
  for (const RuleInfo& rule : rules()) {
    Optimizer<float> optimizer(rule.name, busyKnobs(rule), 8);
    Buffer<float> theta = normals<float>(8, 1);
    theta.data()[3] = theta.data()[7] = 0;
    for (int t = 0; t < 50; ++t) {
      Buffer<float> gradient = normals<float>(8, static_cast<std::uint64_t>(t));
      gradient.data()[3] = gradient.data()[7] = 0;
      optimizer.step(theta.span(), std::as_const(gradient).span(), 0.01);
    }
    EXPECT_EQ(theta.data()[3], 0) << rule.name;
    EXPECT_EQ(theta.data()[7], 0) << rule.name;
    EXPECT_NE(theta.data()[0], 0) << rule.name;
  }
}

TEST(Optimizer, ReturnsWhetherAllParametersAreFinite) {
  const float none = std::numeric_limits<float>::quiet_NaN(), infinite = std::numeric_limits<float>::infinity();
  for (const RuleInfo& rule : rules())
    for (const Index at : {0, 5, 11})
      for (const float odd : {1.0F, none, infinite}) {
        Optimizer<float> optimizer(rule.name, busyKnobs(rule), 12);
        Buffer<float> theta = normals<float>(12, 1), gradient = normals<float>(12, 2);
        gradient.data()[at] = odd;
        EXPECT_EQ(optimizer.step(theta.span(), std::as_const(gradient).span(), 0.01), odd == 1)
            << rule.name << " at " << at;
      }
}

TEST(Optimizer, UpdatesEachParameterIndependently) {
  for (const RuleInfo& rule : rules()) {
    Optimizer<float> together(rule.name, busyKnobs(rule), 12), alone(rule.name, busyKnobs(rule), 4);
    Buffer<float> theta = normals<float>(12, 1), last(4);
    std::copy_n(theta.data() + 8, 4, last.data());
    for (int t = 0; t < 20; ++t) {
      const Buffer<float> gradient = normals<float>(12, static_cast<std::uint64_t>(t));
      together.step(theta.span(), gradient.span(), 0.01);
      alone.step(last.span(), gradient.span().subspan(8), 0.01);
    }
    EXPECT_TRUE(std::equal(last.data(), last.data() + 4, theta.data() + 8)) << rule.name;
  }
}

TEST(Optimizer, InFloatStaysCloseToDouble) {
  for (const RuleInfo& rule : rules()) {
    Optimizer<float> coarse(rule.name, busyKnobs(rule), 8);
    Optimizer<double> fine(rule.name, busyKnobs(rule), 8);
    Buffer<float> theta(8);
    Buffer<double> exact(8);
    for (int t = 0; t < 100; ++t) {
      const Buffer<float> gradient = normals<float>(8, static_cast<std::uint64_t>(t));
      Buffer<double> same(8);
      std::copy_n(gradient.data(), 8, same.data());
      coarse.step(theta.span(), gradient.span(), 0.01);
      fine.step(exact.span(), std::as_const(same).span(), 0.01);
    }
    for (Index i = 0; i < 8; ++i) EXPECT_NEAR(theta.data()[i], exact.data()[i], 1e-5) << rule.name;
  }
}

TEST(Optimizer, ContinuesFromItsStateWithTheSameBits) {
  for (const RuleInfo& rule : rules()) {
    const auto fresh = [&] { return Optimizer<float>(rule.name, busyKnobs(rule), 8); };
    Optimizer<float> straight = fresh(), saved = fresh(), restored = fresh();
    Buffer<float> expected = normals<float>(8, 99), theta = expected, elsewhere = expected;
    walk(straight, expected, 0, 40);
    walk(saved, theta, 0, 17);
    walk(restored, elsewhere, 0, 23);  // a snapshot can be restored into a run that has trained on
    std::copy(saved.state().begin(), saved.state().end(), restored.state().begin());
    restored.resume(saved.stepCount());
    walk(restored, theta, 17, 40);
    EXPECT_TRUE(std::equal(expected.data(), expected.data() + 8, theta.data())) << rule.name;
    EXPECT_EQ(restored.stepCount(), 40) << rule.name;
  }
}

TEST(Optimizer, HasTheBuffersThatItsInfoNames) {
  for (const RuleInfo& rule : rules()) {
    Optimizer<double> optimizer(rule.name, busyKnobs(rule), 6);
    EXPECT_EQ(optimizer.state().size(), 6 * rule.buffers.size()) << rule.name;
  }
}

TEST(Rules, HaveTextsAndKnobsWithOrderedBounds) {
  for (const RuleInfo& rule : rules()) {
    const RuleEntry* const entry = findRule(rule.name);
    ASSERT_NE(entry, nullptr) << rule.name;
    EXPECT_EQ(entry->scaleFree, rule.scaleFree) << rule.name;
    EXPECT_TRUE(std::ranges::equal(entry->buffers, rule.buffers)) << rule.name;
    for (const std::string_view text : {rule.label, rule.help, rule.formula, rule.strength, rule.weakness, rule.torch})
      EXPECT_FALSE(text.empty()) << rule.name;
    ASSERT_FALSE(rule.knobs.empty());
    EXPECT_EQ(rule.knobs[0].name, "lr") << rule.name;
    for (const Knob& knob : rule.knobs) {
      EXPECT_NE(rule.torch.find('{' + std::string(knob.name) + '}'), std::string_view::npos) << rule.name << knob.name;
      EXPECT_FALSE(knob.help.empty()) << rule.name << knob.name;
      EXPECT_LE(knob.min, knob.sliderMin) << rule.name << knob.name;
      EXPECT_LE(knob.sliderMin, knob.fallback) << rule.name << knob.name;
      EXPECT_LE(knob.fallback, knob.sliderMax) << rule.name << knob.name;
      EXPECT_LE(knob.sliderMax, knob.max) << rule.name << knob.name;
      EXPECT_TRUE(knob.scale == Scale::linear || knob.min > 0) << rule.name << knob.name;
    }
  }
  EXPECT_EQ(findRule("no such rule"), nullptr);
}

TEST(Rules, HaveTheDefaultsOfTheDocument) {
  const auto defaults = [](const std::string& rule) { return knobsOf(rule, {}); };
  EXPECT_EQ(defaults("sgd"), (std::vector<double>{.01, 0}));
  EXPECT_EQ(defaults("momentum"), (std::vector<double>{.01, .9, 0, 0}));
  EXPECT_EQ(defaults("nesterov"), (std::vector<double>{.01, .9, 0}));
  EXPECT_EQ(defaults("adam"), (std::vector<double>{.001, .9, .999, 1e-8, 0}));
  EXPECT_EQ(defaults("adamw"), (std::vector<double>{.001, .9, .999, 1e-8, .01}));
  EXPECT_EQ(defaults("rmsprop"), (std::vector<double>{.01, .99, 1e-8, 0, 0}));
  EXPECT_EQ(defaults("adagrad"), (std::vector<double>{.01, 0, 1e-10, 0, 0}));
}

}  // namespace
}  // namespace gradlab::testing
