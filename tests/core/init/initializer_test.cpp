#include "core/init/initializer.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numbers>
#include <set>
#include <string>
#include <vector>

#include "core/matrix/buffer.h"

namespace gradlab::testing {
namespace {

struct Layer {
  Matrix<double> weight;
  Eigen::VectorXd bias;
};

Layer drawn(const std::string& scheme, Index units, Index inputs, InitSettings settings = {.std = 0.1, .gain = 1},
            std::uint64_t seed = 0) {
  Random random(seed, Stream::weights);
  Buffer<double> weight(units * inputs), bias(units);
  View<double> w(weight.data(), units, inputs), b(bias.data(), units, 1);
  b.setConstant(7);
  initialize(scheme, settings, random, w, b);
  return {w, b};
}

struct Expected {
  std::string scheme;
  double variance;
  bool uniform;
};

/// The expected weights of a layer with 600 inputs and 300 units.
std::vector<Expected> expectations() {
  constexpr double pi = std::numbers::pi;
  return {{"normal", .01, false},
          {"uniform", .01, true},
          {"lecun-normal", 1.0 / 600, false},
          {"lecun-uniform", 1.0 / 600, true},
          {"xavier-normal", 2.0 / 900, false},
          {"xavier-uniform", 2.0 / 900, true},
          {"he-normal", 2.0 / 600, false},
          {"he-uniform", 2.0 / 600, true},
          {"unit-variance", 2 * pi / ((pi - 1) * 600), false},
          {"torch-default", 1.0 / 1800, true}};
}

TEST(Initializers, HaveTheVarianceAndTheShapeOfTheirFormula) {
  for (const auto& [scheme, variance, uniform] : expectations()) {
    const Layer layer = drawn(scheme, 300, 600);
    const auto size = static_cast<double>(layer.weight.size());
    const double std = std::sqrt(variance);
    // Tolerances of four standard errors of 180,000 numbers; the kurtosis distinguishes normal (3) from uniform (1.8).
    EXPECT_NEAR(layer.weight.mean(), 0, 4 * std / std::sqrt(size)) << scheme;
    EXPECT_NEAR(layer.weight.squaredNorm() / size / variance, 1, 4 * std::sqrt(2 / size)) << scheme;
    EXPECT_NEAR(layer.weight.array().pow(4).mean() / (variance * variance), uniform ? 1.8 : 3, .15) << scheme;
    const double largest = layer.weight.cwiseAbs().maxCoeff() / std;
    if (uniform) {
      EXPECT_LE(largest, std::sqrt(3)) << scheme;
      EXPECT_GT(largest, 1.7) << scheme;
    } else {
      EXPECT_GT(largest, 3.5) << scheme << " is not truncated";
    }
  }
}

TEST(Initializers, ScaleWithTheFanOfTheirFormula) {
  for (const char* scheme : {"lecun-normal", "he-uniform", "unit-variance", "torch-default"}) {
    const double wide = drawn(scheme, 100, 800).weight.squaredNorm(),
                 tall = drawn(scheme, 800, 100).weight.squaredNorm();
    EXPECT_NEAR(tall / wide, 8, .1) << scheme;
  }
  const double wide = drawn("xavier-normal", 100, 800).weight.squaredNorm(),
               tall = drawn("xavier-normal", 800, 100).weight.squaredNorm();
  EXPECT_NEAR(tall / wide, 1, .02);
}

TEST(Initializers, MultiplyTheWeightsButNotTheBiasesByTheGain) {
  for (const InitializerInfo& info : initializers()) {
    const std::string scheme(info.name);
    const Layer plain = drawn(scheme, 5, 3), amplified = drawn(scheme, 5, 3, {.std = .1, .gain = 2.5});
    EXPECT_LT((amplified.weight - 2.5 * plain.weight).norm(), 1e-14) << scheme;
    EXPECT_EQ(amplified.bias, plain.bias) << scheme;
    EXPECT_EQ(plain.bias.isZero(0), scheme != "torch-default") << scheme;
  }
}

TEST(Zeros, AreZero) { EXPECT_EQ(drawn("zeros", 4, 3).weight, Matrix<double>::Zero(4, 3)); }

TEST(Constant, IsTheChosenNumberEverywhere) {
  EXPECT_EQ(drawn("constant", 4, 3, {.std = .3, .gain = 1}).weight, Matrix<double>::Constant(4, 3, .3));
}

TEST(TorchDefault, DrawsBiasesFromTheSameIntervalAsWeights) {
  const Eigen::VectorXd bias = drawn("torch-default", 20000, 4).bias;
  EXPECT_LE(bias.cwiseAbs().maxCoeff(), .5);
  EXPECT_NEAR(bias.squaredNorm() / 20000, 1.0 / 12, .002);
}

TEST(Orthogonal, GivesGainSquaredTimesTheIdentityOnTheShorterSide) {
  for (const auto& [units, inputs] : {std::pair<Index, Index>{12, 12}, {30, 7}, {7, 30}, {1, 5}, {5, 1}, {200, 150}}) {
    const Matrix<double> w = drawn("orthogonal", units, inputs, {.std = .1, .gain = 3}).weight;
    const Matrix<double> product =
        units < inputs ? Matrix<double>(w * w.transpose()) : Matrix<double>(w.transpose() * w);
    const Matrix<double> identity = Matrix<double>::Identity(product.rows(), product.rows());
    EXPECT_LT((product - 9 * identity).cwiseAbs().maxCoeff(), 1e-13) << units << 'x' << inputs;
  }
}

/// The Haar measure is invariant under rotation: every entry has mean 0 and mean square 1/n, and a reflection is as
/// likely as a rotation. Without the correct signs of R, the first entry of the first column would never change its
/// sign.
TEST(Orthogonal, IsDrawnFromTheHaarMeasure) {
  constexpr int matrices = 4000;
  Matrix<double> sum = Matrix<double>::Zero(3, 3), squares = sum;
  int rotations = 0;
  for (int seed = 0; seed < matrices; ++seed) {
    const Matrix<double> w = drawn("orthogonal", 3, 3, {.std = .1, .gain = 1}, static_cast<std::uint64_t>(seed)).weight;
    sum += w;
    squares += w.cwiseAbs2();
    rotations += w.row(0).dot(w.row(1).head<3>().cross(w.row(2).head<3>())) > 0 ? 1 : 0;
  }
  EXPECT_LT((sum / matrices).cwiseAbs().maxCoeff(), 4 * std::sqrt(1.0 / 3 / matrices));
  EXPECT_LT(((squares / matrices).array() - 1.0 / 3).abs().maxCoeff(), .02);
  EXPECT_NEAR(static_cast<double>(rotations) / matrices, .5, 4 * .5 / std::sqrt(matrices));
}

TEST(Initializers, DrawOneNumberPerWeightUnitByUnit) {
  Random random(0, Stream::weights);
  const Layer layer = drawn("he-normal", 2, 3);
  for (Index unit = 0; unit < 2; ++unit)
    for (Index input = 0; input < 3; ++input)
      EXPECT_DOUBLE_EQ(layer.weight(unit, input), std::sqrt(2.0 / 3) * random.normal());
}

TEST(Initializers, GiveFloatTheRoundedNumbersOfDouble) {
  for (const InitializerInfo& info : initializers()) {
    Random random(0, Stream::weights);
    Buffer<float> weight(15), bias(5);
    initialize(info.name, {.std = .1, .gain = 1.7}, random, View<float>(weight.data(), 5, 3),
               View<float>(bias.data(), 5, 1));
    const Layer layer = drawn(std::string(info.name), 5, 3, {.std = .1, .gain = 1.7});
    const Matrix<float> rounded = layer.weight.cast<float>();
    EXPECT_TRUE(std::equal(weight.data(), weight.data() + 15, rounded.data())) << info.name;
  }
}

/// The first question of the quiz: inputs of mean 0 and variance 1 through one layer and a ReLU.
TEST(UnitVariance, GivesTheReluVarianceOneWhereHeGivesItMeanSquareOne) {
  Random random(3, Stream::data);
  Matrix<double> x(512, 4000);
  for (double& value : x.reshaped()) value = random.normal();
  const auto after = [&](const std::string& scheme) {
    const Matrix<double> h = (drawn(scheme, 512, 512).weight * x).cwiseMax(0);
    const double mean = h.mean(), secondMoment = h.cwiseAbs2().mean();
    return std::array{mean, secondMoment - mean * mean, secondMoment};
  };
  const auto isNear = [&](const std::string& scheme, double mean, double variance, double secondMoment) {
    const auto result = after(scheme);
    EXPECT_NEAR(result[0], mean, .01 * mean) << scheme;
    EXPECT_NEAR(result[1], variance, .02 * variance) << scheme;
    EXPECT_NEAR(result[2], secondMoment, .02 * secondMoment) << scheme;
  };
  isNear("unit-variance", .6833, 1, 1.466942);
  isNear("he-normal", .5642, .681690, 1);
  isNear("lecun-normal", .3989, .340845, .5);
}

TEST(UnitVariance, HasTheNumbersOfTheQuiz) {
  EXPECT_NEAR(2 * std::numbers::pi / ((std::numbers::pi - 1) * 784), .00374220, 5e-9);
  const Matrix<double> w = drawn("unit-variance", 2000, 784).weight;
  EXPECT_NEAR(std::sqrt(w.squaredNorm() / static_cast<double>(w.size())), .0611735, 2e-4);
}

TEST(Initializers, ExportCallsThatDrawTheSameVariance) {
  std::ifstream file(std::string(GRADLAB_ROOT) + "/tests/fixtures/initializers/torch.json");
  const nlohmann::json traced = nlohmann::json::parse(file);
  EXPECT_EQ(traced.size(), initializers().size());
  for (const InitializerInfo& info : initializers()) {
    const std::string scheme(info.name);
    ASSERT_TRUE(traced.contains(scheme)) << scheme;
    EXPECT_EQ(info.torch, traced[scheme]["call"].get<std::string>());
    const Matrix<double> w = drawn(scheme, 500, 800).weight;
    const double rootMeanSquare = std::sqrt(w.squaredNorm() / static_cast<double>(w.size()));
    EXPECT_NEAR(rootMeanSquare, traced[scheme]["rootMeanSquare"].get<double>(), .005 * rootMeanSquare) << scheme;
  }
}

TEST(Initializers, HaveALabelAHelpTextAndAFormula) {
  for (const InitializerInfo& info : initializers())
    EXPECT_FALSE(info.label.empty() || info.help.empty() || info.formula.empty()) << info.name;
}

}  // namespace
}  // namespace gradlab::testing
