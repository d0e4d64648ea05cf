#include "core/signal/layer-tape.h"

#include <gtest/gtest.h>

#include "core/matrix/random.h"

namespace gradlab::testing {
namespace {

Matrix<double> normals(Index rows, Index cols, std::uint64_t seed) {
  Random random(seed, Stream::data);
  Matrix<double> numbers(rows, cols);
  for (double& number : numbers.reshaped()) number = random.normal();
  return numbers;
}

TEST(LayerTape, KeepsNoStateOfTheLayerBefore) {
  for (const char* normalization : {"none", "batch", "layer"})
    for (const char* activation : {"relu", "tanh", "gelu"}) {
      const auto gradientOf = [&](LayerTape& tape, std::uint64_t seed) {
        tape.linear() = normals(3, 5, seed);
        tape.forward();
        tape.activationGradient() = normals(3, 5, seed + 1);
        tape.backward();
        return Matrix<double>(tape.linearGradient());
      };
      LayerTape tape(3, 5, activation, normalization), fresh(3, 5, activation, normalization);
      gradientOf(tape, 7);
      EXPECT_EQ(gradientOf(tape, 1), gradientOf(fresh, 1)) << normalization << ' ' << activation;
    }
}

TEST(LayerTape, HasTheGradientOfCentralDifferences) {
  for (const char* normalization : {"none", "batch", "layer"}) {
    LayerTape tape(3, 5, "tanh", normalization);
    const Matrix<double> z = normals(3, 5, 2), gradient = normals(3, 5, 3);
    const auto outcome = [&](double change) {
      tape.linear() = z;
      tape.linear()(2, 1) += change;
      tape.forward();
      return tape.activation().cwiseProduct(gradient).sum();
    };
    constexpr double step = 1e-5;
    const double difference = (outcome(step) - outcome(-step)) / (2 * step);
    outcome(0);
    tape.activationGradient() = gradient;
    tape.backward();
    EXPECT_NEAR(tape.linearGradient()(2, 1), difference, 1e-8) << normalization;
  }
}

}  // namespace
}  // namespace gradlab::testing
