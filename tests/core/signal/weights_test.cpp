#include "core/signal/weights.h"

#include <gtest/gtest.h>

#include "core/init/initializer.h"
#include "tests/core/signal/signals.h"

namespace gradlab::testing {
namespace {

SignalSettings networkOf(const std::string& scheme, std::vector<Index> widths, std::uint64_t seed = 3) {
  SignalSettings settings = settingsOf(scheme, "relu", {{"std", .3}, {"gain", 1.7}, {"biases", true}});
  settings.widths = std::move(widths);
  settings.seed = seed;
  return settings;
}

Matrix<double> read(SignalWeights& weights, std::size_t layer) {
  const SignalWeights::Layer result = weights.read(layer);
  return result.scale * result.turned.transpose();
}

/// The weights and biases of all layers of a network, requested from the first layer to the last.
std::vector<Matrix<double>> readAll(SignalWeights& weights, const SignalSettings& settings) {
  weights.choose(settings);
  std::vector<Matrix<double>> result;
  for (std::size_t layer = 1; layer < settings.widths.size(); ++layer) {
    const Matrix<double> weight = read(weights, layer);
    const std::vector<double> bias = weights.read(layer).bias;
    Matrix<double> both = Matrix<double>::Zero(weight.rows(), weight.cols() + 1);
    both.leftCols(weight.cols()) = weight;
    for (std::size_t unit = 0; unit < bias.size(); ++unit) both(static_cast<Index>(unit), weight.cols()) = bias[unit];
    result.push_back(both);
  }
  return result;
}

/// The same of a network at the start of its training.
std::vector<Matrix<double>> initialized(const SignalSettings& settings) {
  Random random(settings.seed, Stream::weights);
  std::vector<Matrix<double>> result;
  for (std::size_t layer = 1; layer < settings.widths.size(); ++layer) {
    const Index inputs = settings.widths[layer - 1], units = settings.widths[layer];
    Buffer<double> weight(units * inputs), bias(units);
    const View<double> w(weight.data(), units, inputs), b(bias.data(), units, 1);
    initialize<double>(settings.scheme, settings.init, random, w, b);
    Matrix<double> both(units, inputs + 1);
    both << w, b;
    result.push_back(both);
  }
  return result;
}

void expectEqual(const std::vector<Matrix<double>>& result, const std::vector<Matrix<double>>& expected,
                 const std::string& what) {
  ASSERT_EQ(result.size(), expected.size());
  for (std::size_t i = 0; i < result.size(); ++i)
    EXPECT_LE((result[i] - expected[i]).cwiseAbs().maxCoeff(), 1e-15 * expected[i].cwiseAbs().maxCoeff())
        << what << ", layer " << i + 1;
}

TEST(SignalWeights, AreTheInitialWeightsOfTraining) {
  for (const InitializerInfo& scheme : initializers()) {
    SignalWeights weights;
    const SignalSettings settings = networkOf(std::string(scheme.name), {3, 5, 7, 4});
    expectEqual(readAll(weights, settings), initialized(settings), settings.scheme);
  }
}

TEST(SignalWeights, DoNotDependOnEarlierRequests) {
  SignalWeights weights;
  for (const char* scheme : {"he-normal", "torch-default", "xavier-normal", "orthogonal", "uniform", "constant"})
    for (const std::vector<Index>& widths : {std::vector<Index>{4, 4, 4}, {4, 4, 7}, {5, 3}, {4, 4, 7, 9}})
      for (const std::uint64_t seed : {0U, 1U}) {
        const SignalSettings settings = networkOf(scheme, widths, seed);
        expectEqual(readAll(weights, settings), initialized(settings), scheme);
      }
}

TEST(SignalWeights, AreTheSameWhenTheyAreTooManyForTheCache) {
  for (const char* scheme : {"uniform", "normal"}) {
    SignalWeights weights;
    weights.choose(networkOf(scheme, std::vector<Index>(10, 1024)));
    std::vector<double> corners;
    for (std::size_t layer = 1; layer <= 9; ++layer) corners.push_back(read(weights, layer)(1023, 1023));
    for (std::size_t layer = 9; layer > 0; --layer)
      EXPECT_EQ(read(weights, layer)(1023, 1023), corners[layer - 1]) << scheme;
    EXPECT_NE(corners[7], corners[8]);
    // Other shapes from the same stream of random numbers.
    weights.choose(networkOf(scheme, {1023, 1024, 1024, 1024, 1024, 1024}));
    for (std::size_t layer = 1; layer < 5; ++layer) weights.read(layer);
    SignalWeights fresh;
    fresh.choose(networkOf(scheme, {1023, 1024, 1024, 1024, 1024, 1024}));
    for (std::size_t layer = 1; layer < 5; ++layer) fresh.read(layer);
    EXPECT_EQ(read(weights, 5), read(fresh, 5)) << scheme;
  }
}

TEST(SignalWeights, HaveNoBiasesUnlessTheyAreRequested) {
  SignalSettings settings = networkOf("torch-default", {4, 4});
  SignalWeights weights;
  weights.choose(settings);
  EXPECT_EQ(weights.read(1).bias.size(), 4U);
  settings.biases = false;
  weights.choose(settings);
  EXPECT_TRUE(weights.read(1).bias.empty());
}

}  // namespace
}  // namespace gradlab::testing
