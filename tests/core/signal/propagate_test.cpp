#include "core/signal/propagate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/init/initializer.h"
#include "core/ops/activations.h"
#include "tests/core/signal/signals.h"

namespace gradlab::testing {
namespace {

double median(std::vector<double> numbers) {
  std::nth_element(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2), numbers.end());
  return numbers[numbers.size() / 2];
}

/// Every layer multiplies the second moment by a mean over n units, whose relative variance is that of relu(z)^2, which is 5, over n;
/// other activations scatter less. So the logarithm spreads as a sum of so many terms. Four standard deviations.
double mostAway(std::size_t layers, Index units) { return 4 * std::sqrt(5 * static_cast<double>(layers) / static_cast<double>(units)); }

void expectLikePredicted(const SignalSettings& settings, SignalWeights& weights) {
  const auto expected = predict(settings);
  if (!expected) return;
  const auto found = propagate(settings, weights);
  const std::size_t depth = found.size() - 1;
  for (std::size_t layer = 1; layer <= depth; ++layer) {
    const auto near = [&](double measured, double theory, std::size_t factors) {
      if (theory == 0) return measured == 0;
      return std::abs(std::log(measured / theory)) < mostAway(factors, settings.widths[layer]);
    };
    EXPECT_PRED3(near, found[layer].secondMoment, (*expected)[layer].secondMoment, layer)
        << settings.scheme << ' ' << settings.activation << ' ' << layer;
    const std::size_t back = depth - layer;
    EXPECT_PRED3(near, found[back].gradSecondMoment, (*expected)[back].gradSecondMoment, depth)
        << settings.scheme << ' ' << settings.activation << ' ' << back;
  }
}

TEST(Signal, IsWhatTheoryPredictsForEverySchemeAndActivation) {
  SignalWeights weights;
  for (const InitializerInfo& scheme : initializers())
    for (const ActivationInfo& activation : activations())
      for (const bool biases : {false, true})
        expectLikePredicted(
            settingsOf(std::string(scheme.name), std::string(activation.name), {{"samples", 16}, {"std", 0.08}, {"biases", biases}}),
            weights);
}

TEST(Signal, IsWhatTheoryPredictsForWideLayers) {
  SignalWeights weights;
  const Value::Object wide{{"width", 1024}, {"samples", 8}, {"std", 0.04}};
  for (const char* activation : {"relu", "tanh", "gelu"}) expectLikePredicted(settingsOf("he-normal", activation, wide), weights);
  for (const char* scheme : {"unit-variance", "torch-default", "xavier-uniform"})
    expectLikePredicted(settingsOf(scheme, "relu", wide), weights);
}

TEST(Signal, LeavesAReluWithVarianceOneForTheQuizsAnswer) {
  const auto layers = propagated(settingsOf("unit-variance", "relu", {{"width", 784}, {"depth", 1}, {"samples", 2000}}));
  EXPECT_NEAR(layers[1].activation.variance, 1, .01);
  EXPECT_NEAR(layers[1].secondMoment, 1.46694, .015);
}

TEST(Signal, GrowsWhenTheQuizsAnswerIsReused) {
  const auto variance = [](const std::vector<SignalLayer>& layers) { return layers[10].activation.variance; };
  EXPECT_NEAR(median(overSeeds(settingsOf("unit-variance", "relu", {{"width", 512}, {"samples", 32}}), 13, variance)), 31.457, 8);
}

TEST(Signal, OfOneUnitVariesLessAndLessOverTheData) {
  // 1 - rho, where rho is how alike two inputs have become (Cho and Saul, 2009).
  constexpr double expected[] = {.68169, .50627, .39517, .32, .26405};
  for (const std::size_t layer : {1U, 2U, 3U, 5U}) {
    const auto share = [&](const std::vector<SignalLayer>& layers) { return layers[layer].unitVariance / layers[layer].secondMoment; };
    EXPECT_NEAR(median(overSeeds(settingsOf("he-normal", "relu", {{"width", 400}, {"samples", 100}, {"depth", 5}}), 7, share)),
                expected[layer - 1], .03)
        << layer;
  }
}

TEST(Signal, OfEqualWeightsIsTheSameInAllUnits) {
  const auto layers = propagated(settingsOf("constant", "tanh", {{"width", 20}, {"depth", 3}, {"samples", 10}}));
  EXPECT_GT(layers[0].spread, 1);
  for (std::size_t layer = 1; layer <= 3; ++layer) EXPECT_LT(layers[layer].spread, 1e-15);
}

TEST(Signal, OfZerosIsDead) {
  const auto layers = propagated(settingsOf("zeros", "relu", {{"width", 8}, {"depth", 2}, {"samples", 4}}));
  EXPECT_EQ(layers[2].dead, 1);
  EXPECT_EQ(layers[2].secondMoment, 0);
  EXPECT_EQ(layers[1].gradSecondMoment, 0);
}

TEST(Signal, IsBroughtBackByEveryNormalization) {
  for (const char* normalization : {"batch", "layer"})
    for (const double std : {.01, .1, 10.0}) {
      const auto layers =
          propagated(settingsOf("normal", "relu", {{"std", std}, {"normalization", normalization}, {"width", 200}, {"samples", 200}}));
      // relu of N(0, 1), whatever the weights.
      EXPECT_NEAR(layers[10].secondMoment, .5, .02) << normalization << ' ' << std;
      EXPECT_NEAR(layers[10].preactivation->mean, 0, .01);
    }
}

TEST(Signal, HasAGradientThatGoesThroughTheStatisticsOfTheBatch) {
  // Of a normalized batch of two, a unit is +1 or -1 whatever the numbers were: nothing comes back.
  const auto layers =
      propagated(settingsOf("he-normal", "identity", {{"normalization", "batch"}, {"width", 30}, {"depth", 1}, {"samples", 2}}));
  EXPECT_LT(layers[0].gradSecondMoment, .01);
  EXPECT_NEAR(layers[1].gradSecondMoment, 1, .5);
}

TEST(Signal, IsTheSameForTheSameSeed) {
  const SignalSettings settings = settingsOf("he-normal", "relu", {{"width", 30}, {"samples", 10}, {"seed", 7}});
  SignalWeights weights;
  const auto first = propagate(settings, weights), again = propagate(settings, weights), fresh = propagated(settings);
  EXPECT_EQ(first[10].secondMoment, again[10].secondMoment);
  EXPECT_EQ(first[0].gradSecondMoment, fresh[0].gradSecondMoment);
  EXPECT_NE(first[1].secondMoment, propagated(settingsOf("he-normal", "relu", {{"width", 30}, {"samples", 10}}))[1].secondMoment);
}

}  // namespace
}  // namespace gradlab::testing
