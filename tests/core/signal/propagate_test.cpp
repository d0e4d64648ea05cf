#include "core/signal/propagate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/catalog-list.h"
#include "core/init/initializer.h"
#include "core/ops/activations.h"
#include "tests/core/signal/signals.h"

namespace gradlab::testing {
namespace {

double median(std::vector<double> numbers) {
  std::nth_element(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2), numbers.end());
  return numbers[numbers.size() / 2];
}

/// The tolerance for the logarithm of a second moment against theory: four standard deviations.
///
/// A layer multiplies the second moment by a mean over its units, and over its samples if they carry different signals.
/// The relative variance of this mean is that of relu(z)^2, which is 5, divided by their number; it is smaller for
/// other activations. In the first layer all samples differ. In deep layers they are nearly alike, so that only the
/// units count, and the variance of the logarithm is a sum with one term per layer.
double mostAway(std::size_t layers, const SignalSettings& settings) {
  const auto units = static_cast<double>(settings.widths.back()), samples = static_cast<double>(settings.samples);
  const double input = 2 / (units * samples);
  return 4 * std::sqrt(input + 5 / units * (layers == 1 ? 1 / samples : static_cast<double>(layers)));
}

void expectLikePredicted(const SignalSettings& settings, SignalWeights& weights) {
  const auto expected = predict(settings);
  if (!expected) return;
  const auto result = propagate(settings, weights);
  const std::size_t depth = result.size() - 1;
  const auto expectNear = [&](const char* what, std::size_t layer, double measured, double theory,
                              std::size_t factors) {
    const auto where = ::testing::Message()
                       << settings.scheme << ' ' << settings.activation << ", " << what << " at layer " << layer;
    if (theory == 0)
      EXPECT_LT(measured, 1e-20) << where;
    else
      EXPECT_LT(std::abs(std::log(measured / theory)), mostAway(factors, settings)) << where;
  };
  for (std::size_t layer = 0; layer <= depth; ++layer) {
    const SignalLayer& measured = result[layer];
    const SignalPrediction& theory = (*expected)[layer];
    const std::size_t factors = std::max<std::size_t>(layer, 1);
    expectNear("second moment", layer, measured.secondMoment, theory.secondMoment, factors);
    // Integrals that cancel leave a rounding error.
    const double variance = theory.variance > 1e-12 * theory.secondMoment ? theory.variance : 0;
    expectNear("variance", layer, measured.activation.variance, variance, factors);
    // Where theory gives a mean of 0, the measured mean is random, of the size of the signal.
    EXPECT_LE(std::abs(measured.activation.mean - theory.mean),
              mostAway(factors, settings) * std::sqrt(theory.secondMoment))
        << settings.scheme << ' ' << settings.activation << ", mean at layer " << layer;
    // The slopes that multiply a gradient depend on the signal, which has passed through all layers.
    if (layer < depth) expectNear("gradient", layer, measured.gradSecondMoment, theory.gradSecondMoment, depth);
  }
}

TEST(Signal, IsWhatTheoryPredictsForEverySchemeAndActivation) {
  // The loop over activations is inside, so that each network is drawn only once.
  SignalWeights weights(11 * 1024 * 1024);
  const auto expectAll = [&](const InitializerInfo& scheme, const Value::Object& more) {
    for (const ActivationInfo& activation : activations())
      expectLikePredicted(settingsOf(std::string(scheme.name), std::string(activation.name), more), weights);
  };
  for (const InitializerInfo& scheme : initializers())
    expectAll(scheme, {{"width", 1024}, {"samples", 8}, {"std", 0.04}, {"biases", false}});
  expectAll(*findByName(initializers(), "torch-default"), {{"width", 1024}, {"samples", 8}, {"biases", true}});
}

/// The same signal by plain matrix products.
TEST(Signal, EqualsThatOfPlainMatrixProducts) {
  SignalSettings settings =
      settingsOf("torch-default", "tanh", {{"gain", 2}, {"biases", true}, {"inputMean", .5}, {"inputStd", 2}});
  settings.widths = {6, 5, 7};
  settings.samples = 9;
  const auto normals = [&](Index rows, Stream stream) {
    Random random(settings.seed, stream);
    Matrix<double> numbers(rows, settings.samples);
    for (double& number : numbers.reshaped()) number = random.normal();
    return numbers;
  };
  Random random(settings.seed, Stream::weights);
  std::vector<Matrix<double>> weight, h{(.5 + 2 * normals(6, Stream::data).array()).matrix()};
  for (std::size_t layer = 1; layer <= 2; ++layer) {
    const Index inputs = settings.widths[layer - 1], units = settings.widths[layer];
    Buffer<double> w(inputs * units), b(units);
    const View<double> bias(b.data(), units, 1);
    weight.emplace_back(units, inputs);
    initialize<double>("torch-default", settings.init, random, {w.data(), units, inputs}, bias);
    weight.back() = View<double>(w.data(), units, inputs);
    h.emplace_back(((weight.back() * h.back()).colwise() + bias.col(0)).array().tanh().matrix());
  }
  std::vector<Matrix<double>> gradient{normals(7, Stream::gradient)};
  for (std::size_t layer = 2; layer >= 1; --layer)
    gradient.insert(gradient.begin(), weight[layer - 1].transpose() *
                                          (gradient.front().array() * (1 - h[layer].array().square())).matrix());

  const std::vector<SignalLayer> result = propagated(settings);
  for (std::size_t layer = 0; layer <= 2; ++layer) {
    const auto square = [](const Matrix<double>& numbers) {
      return numbers.squaredNorm() / static_cast<double>(numbers.size());
    };
    EXPECT_NEAR(result[layer].secondMoment, square(h[layer]), 1e-13) << layer;
    EXPECT_NEAR(result[layer].activation.mean, h[layer].mean(), 1e-13) << layer;
    EXPECT_NEAR(result[layer].gradSecondMoment, square(gradient[layer]), 1e-13) << layer;
    const Eigen::VectorXd mean = h[layer].rowwise().mean();
    EXPECT_NEAR(result[layer].unitVariance, square(h[layer].colwise() - mean), 1e-13) << layer;
  }
}

TEST(Signal, HasVarianceOneAfterAReluWithTheAnswerOfTheQuiz) {
  const auto layers =
      propagated(settingsOf("unit-variance", "relu", {{"width", 784}, {"depth", 1}, {"samples", 2000}}));
  EXPECT_NEAR(layers[1].activation.variance, 1, .01);
  EXPECT_NEAR(layers[1].secondMoment, 1.46694, .015);
}

TEST(Signal, GrowsWhenTheAnswerOfTheQuizIsUsedInEveryLayer) {
  const auto variance = [](const std::vector<SignalLayer>& layers) { return layers[10].activation.variance; };
  EXPECT_NEAR(median(overSeeds(settingsOf("unit-variance", "relu", {{"width", 512}, {"samples", 32}}), 13, variance)),
              31.457, 8);
}

TEST(Signal, OfOneUnitVariesLessOverTheDataWithDepth) {
  // 1 - rho, where rho is the correlation of two inputs at this depth (Cho and Saul, 2009).
  constexpr double expected[] = {.68169, .50627, .39517, .32, .26405};
  for (const std::size_t layer : {1U, 2U, 3U, 5U}) {
    const auto share = [&](const std::vector<SignalLayer>& layers) {
      return layers[layer].unitVariance / layers[layer].secondMoment;
    };
    EXPECT_NEAR(
        median(overSeeds(settingsOf("he-normal", "relu", {{"width", 400}, {"samples", 100}, {"depth", 5}}), 7, share)),
        expected[layer - 1], .03)
        << layer;
  }
}

TEST(Signal, OfEqualWeightsIsTheSameInAllUnits) {
  const auto layers = propagated(settingsOf("constant", "tanh", {{"width", 20}, {"depth", 3}, {"samples", 10}}));
  EXPECT_GT(layers[0].spread, 1);
  for (std::size_t layer = 1; layer <= 3; ++layer) EXPECT_LT(layers[layer].spread, 1e-15);
}

TEST(Signal, OfZeroWeightsIsZero) {
  const auto layers = propagated(settingsOf("zeros", "relu", {{"width", 8}, {"depth", 2}, {"samples", 4}}));
  EXPECT_EQ(layers[2].dead, 1);
  EXPECT_EQ(layers[2].secondMoment, 0);
  EXPECT_EQ(layers[1].gradSecondMoment, 0);
}

TEST(Signal, HasAStableVarianceWithEveryNormalization) {
  for (const char* normalization : {"batch", "layer"})
    for (const double std : {.01, .1, 10.0}) {
      const auto layers = propagated(settingsOf(
          "normal", "relu", {{"std", std}, {"normalization", normalization}, {"width", 200}, {"samples", 200}}));
      // The signal is relu of N(0, 1) for all weights.
      EXPECT_NEAR(layers[10].secondMoment, .5, .02) << normalization << ' ' << std;
      EXPECT_NEAR(layers[10].preactivation->mean, 0, .01);
    }
}

TEST(Signal, HasAGradientThatGoesThroughTheStatisticsOfTheBatch) {
  // In a normalized batch of two, a unit is +1 or -1 for all inputs: the gradient is 0.
  const auto layers = propagated(
      settingsOf("he-normal", "identity", {{"normalization", "batch"}, {"width", 30}, {"depth", 1}, {"samples", 2}}));
  EXPECT_LT(layers[0].gradSecondMoment, .01);
  EXPECT_NEAR(layers[1].gradSecondMoment, 1, .5);
}

TEST(Signal, IsTheSameForTheSameSeed) {
  const SignalSettings settings = settingsOf("he-normal", "relu", {{"width", 30}, {"samples", 10}, {"seed", 7}});
  SignalWeights weights;
  const auto first = propagate(settings, weights), again = propagate(settings, weights), fresh = propagated(settings);
  EXPECT_EQ(first[10].secondMoment, again[10].secondMoment);
  EXPECT_EQ(first[0].gradSecondMoment, fresh[0].gradSecondMoment);
  EXPECT_NE(first[1].secondMoment,
            propagated(settingsOf("he-normal", "relu", {{"width", 30}, {"samples", 10}}))[1].secondMoment);
}

}  // namespace
}  // namespace gradlab::testing
