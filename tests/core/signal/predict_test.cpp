#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "core/signal/normal-means.h"
#include "tests/core/signal/signals.h"

namespace gradlab::testing {
namespace {

constexpr double pi = std::numbers::pi;

std::vector<SignalPrediction> predicted(const SignalSettings& settings) { return predict(settings).value(); }

TEST(NormalMeans, AreThoseOfAStandardNormal) {
  struct Row {
    const char* activation;
    double value, square, slopeSquare;
  };
  // Values by dense quadrature in NumPy, to the digits given.
  for (const auto& [activation, value, square, slopeSquare] : {Row{"identity", 0, 1, 1},
                                                               {"relu", .398942, .5, .5},
                                                               {"leaky-relu", .394953, .500050, .500050},
                                                               {"tanh", 0, .394294, .464403},
                                                               {"sigmoid", .5, .293379, .044836},
                                                               {"gelu", .282095, .425221, .455851},
                                                               {"silu", .206621, .355776, .379482}}) {
    const ActivationMeans result = NormalMeans(activation).at(1);
    EXPECT_NEAR(result.value, value, 6e-7) << activation;
    EXPECT_NEAR(result.square, square, 6e-7) << activation;
    EXPECT_NEAR(result.slopeSquare, slopeSquare, 6e-7) << activation;
  }
}

TEST(NormalMeans, AreExactForAReluOfAnyScale) {
  for (const double variance : {1e-12, 1.0, 4.0, 1e20}) {
    const ActivationMeans result = NormalMeans("relu").at(variance);
    EXPECT_NEAR(result.value / std::sqrt(variance / (2 * pi)), 1, 1e-12);
    EXPECT_NEAR(result.square / variance, .5, 1e-12);
  }
}

TEST(NormalMeans, AreAccurateForATanhMuchSteeperThanTheNormal) {
  // The activation is almost the sign function: its mean square is 1 - 2 f(0) / sigma, where f is the standard normal
  // density and 2 the integral of 1 - tanh^2.
  const double sigma = 1000;
  EXPECT_NEAR(NormalMeans("tanh").at(sigma * sigma).square, 1 - 2 / (sigma * std::sqrt(2 * pi)), 1e-7);
}

TEST(Prediction, MultipliesTheSecondMomentOfAReluInEveryLayer) {
  struct Row {
    const char* scheme;
    double factor;
  };
  for (const auto& [scheme, factor] : {Row{"unit-variance", pi / (pi - 1)},
                                       {"he-normal", 1},
                                       {"he-uniform", 1},
                                       {"lecun-normal", .5},
                                       {"xavier-uniform", .5},
                                       {"orthogonal", .5},
                                       {"torch-default", 1.0 / 6}}) {
    const auto layers = predicted(settingsOf(scheme, "relu", {{"depth", 20}, {"width", 100}}));
    for (const std::size_t layer : {1U, 10U, 20U}) {
      const double square = std::pow(factor, layer);
      EXPECT_NEAR(layers[layer].secondMoment / square, 1, 1e-9) << scheme;
      EXPECT_NEAR(layers[layer].variance / square, 1 - 1 / pi, 1e-9) << scheme;
      EXPECT_NEAR(layers[layer].mean / std::sqrt(square / pi), 1, 1e-9) << scheme;
      EXPECT_NEAR(layers[20 - layer].gradSecondMoment / square, 1, 1e-9) << scheme;
    }
  }
}

TEST(Prediction, OfTheAnswerOfTheQuizIsVarianceOneInTheFirstLayerOnly) {
  const auto layers = predicted(settingsOf("unit-variance", "relu", {{"depth", 10}}));
  EXPECT_NEAR(layers[1].variance, 1, 1e-12);
  EXPECT_NEAR(layers[10].variance, 31.457, 5e-4);
  EXPECT_NEAR(layers[10].secondMoment, 46.1456, 5e-5);
}

TEST(Prediction, OfTheGradientDependsOnTheFanOut) {
  struct Row {
    const char* scheme;
    double factor;
  };
  for (const auto& [scheme, factor] : {Row{"he-normal", 4}, {"xavier-normal", .8}, {"unit-variance", 5.868}}) {
    const auto layers = predicted(settingsOf(scheme, "relu", {{"widths", Value::Array{256, 1024}}}));
    EXPECT_NEAR(layers[0].gradSecondMoment, factor, 5e-4) << scheme;
  }
}

TEST(Prediction, LevelsOffAboveZeroWithRandomBiases) {
  const auto layers = predicted(settingsOf("torch-default", "relu", {{"depth", 50}, {"width", 100}, {"biases", true}}));
  EXPECT_NEAR(layers[50].secondMoment, 1.0 / 500, 1e-12);
}

TEST(Prediction, OfTanhWithGainFiveThirdsIsAFixedPointWhereGradientsGrow) {
  const auto layers = predicted(settingsOf("lecun-normal", "tanh", {{"depth", 50}, {"gain", 5.0 / 3}}));
  EXPECT_NEAR(layers[50].secondMoment, .424253, 1e-6);
  EXPECT_NEAR(layers[48].gradSecondMoment / layers[49].gradSecondMoment, 1.2098, 1e-4);
}

TEST(Prediction, OfTanhShrinksSlowlyAndOfASigmoidSettlesWhereGradientsVanish) {
  const auto tanh = predicted(settingsOf("lecun-normal", "tanh"));
  EXPECT_NEAR(tanh[2].secondMoment, .23645, 5e-6);
  EXPECT_NEAR(tanh[5].secondMoment, .10344, 5e-6);
  EXPECT_NEAR(tanh[10].secondMoment, .0522, 5e-5);
  const auto sigmoid = predicted(settingsOf("lecun-normal", "sigmoid", {{"depth", 50}}));
  EXPECT_NEAR(sigmoid[50].secondMoment, .264687, 1e-6);
  EXPECT_NEAR(sigmoid[50].variance, .014687, 1e-6);
  EXPECT_NEAR(sigmoid[48].gradSecondMoment / sigmoid[49].gradSecondMoment, .0557, 5e-5);
}

TEST(Prediction, IsOneWithTheGainOfTheActivation) {
  struct Row {
    const char* activation;
    double gainOfSquare, gainOfVariance;
  };
  for (const auto& [activation, gainOfSquare, gainOfVariance] : {Row{"relu", 1.414214, 1.712859},
                                                                 {"leaky-relu", 1.414143, 1.704832},
                                                                 {"gelu", 1.468011, 1.676319},
                                                                 {"silu", 1.558760, 1.708952}}) {
    EXPECT_NEAR(predicted(settingsOf("lecun-normal", activation, {{"gain", gainOfSquare}}))[1].secondMoment, 1, 2e-6)
        << activation;
    EXPECT_NEAR(predicted(settingsOf("lecun-normal", activation, {{"gain", gainOfVariance}}))[1].variance, 1, 2e-6)
        << activation;
  }
}

TEST(Prediction, OfGeluAndSiluDecaysWithTheGainOfARelu) {
  EXPECT_NEAR(predicted(settingsOf("he-normal", "gelu", {{"depth", 20}}))[1].secondMoment, .922083, 1e-6);
  EXPECT_NEAR(predicted(settingsOf("he-normal", "gelu", {{"depth", 20}}))[10].secondMoment, .2472, 5e-5);
  EXPECT_NEAR(predicted(settingsOf("he-normal", "gelu", {{"depth", 20}}))[20].secondMoment, .00136, 5e-6);
  EXPECT_NEAR(predicted(settingsOf("he-normal", "silu"))[10].secondMoment, .01128, 5e-6);
}

TEST(Prediction, GrowsWithAMeanInTheInput) {
  const auto layers = predicted(settingsOf("unit-variance", "relu", {{"inputMean", 2}}));
  EXPECT_NEAR(layers[1].variance, 5, 1e-12);
}

TEST(Prediction, IsMissingWhereTheTheoryDoesNotHold) {
  EXPECT_FALSE(predict(settingsOf("constant", "relu")));
  EXPECT_FALSE(predict(settingsOf("he-normal", "relu", {{"normalization", "batch"}})));
}

}  // namespace
}  // namespace gradlab::testing
