#include "core/signal/layer-tape.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/matrix/random.h"

namespace gradlab::testing {
namespace {

Matrix<double> normals(Index rows, Index cols, std::uint64_t seed) {
  Random random(seed, Stream::data);
  Matrix<double> numbers(rows, cols);
  for (double& number : numbers.reshaped()) number = random.normal();
  return numbers;
}

TEST(LayerTape, GoesBackAsIfItHadJustBeenForwardOnceItsLinearMapIsPutBack) {
  for (const char* normalization : {"none", "batch", "layer"})
    for (const char* activation : {"relu", "tanh", "gelu"}) {
      LayerTape tape(4, 3, 5, activation, normalization);
      tape.weight() = normals(3, 4, 1);
      tape.input() = normals(4, 5, 2);
      tape.forward();
      const Matrix<double> linear = tape.linear(), gradient = normals(3, 5, 3);
      tape.activationGradient() = gradient;
      tape.backward();
      const Matrix<double> expected = tape.inputGradient();

      tape.input() = normals(4, 5, 4);
      tape.forward();
      tape.linear() = linear;
      tape.resume();
      tape.activationGradient() = gradient;
      tape.backward();
      EXPECT_EQ(Matrix<double>(tape.inputGradient()), expected) << normalization << ' ' << activation;
    }
}

TEST(LayerTape, HasTheGradientOfCentralDifferences) {
  for (const char* normalization : {"none", "batch", "layer"}) {
    LayerTape tape(4, 3, 5, "tanh", normalization);
    tape.weight() = normals(3, 4, 1);
    const Matrix<double> x = normals(4, 5, 2), gradient = normals(3, 5, 3);
    const auto outcome = [&](double change) {
      tape.input() = x;
      tape.input()(2, 1) += change;
      tape.forward();
      return tape.activation().cwiseProduct(gradient).sum();
    };
    constexpr double step = 1e-5;
    const double difference = (outcome(step) - outcome(-step)) / (2 * step);
    outcome(0);
    tape.activationGradient() = gradient;
    tape.backward();
    EXPECT_NEAR(tape.inputGradient()(2, 1), difference, 1e-8) << normalization;
  }
}

}  // namespace
}  // namespace gradlab::testing
