#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

#include "core/autodiff/tape.h"
#include "core/ops/mean-squared-error.h"
#include "core/ops/softmax-cross-entropy.h"

namespace gradlab {
namespace {

TEST(SoftmaxCrossEntropy, OfEqualLogitsIsTheLogarithmOfTheNumberOfClasses) {
  const std::array<std::int32_t, 2> labels{0, 3};
  Tape<double> tape;
  const NodeId x = tape.input({4, 2});
  const NodeId loss = tape.record(SoftmaxCrossEntropy<double>(labels), {x});
  tape.finish();
  tape.value(x).setConstant(7);
  tape.forward();
  tape.seed();
  tape.backward();
  EXPECT_NEAR(tape.value(loss)(0), std::log(4.0), 1e-15);
  EXPECT_DOUBLE_EQ(tape.adjoint(x)(0, 0), (0.25 - 1) / 2);  // (softmax - one at the label) / samples
  EXPECT_DOUBLE_EQ(tape.adjoint(x)(1, 0), 0.25 / 2);
}

TEST(SoftmaxCrossEntropy, StaysFiniteWithLargeLogits) {
  const std::array<std::int32_t, 2> labels{1, 0};
  Tape<float> tape;
  const NodeId x = tape.input({2, 2});
  const NodeId loss = tape.record(SoftmaxCrossEntropy<float>(labels), {x});
  tape.finish();
  tape.value(x) << 1000, 1000, 0, 0;  // confident and wrong, confident and right
  tape.forward();
  tape.seed();
  tape.backward();
  EXPECT_EQ(tape.value(loss)(0), 500);
  EXPECT_EQ(tape.adjoint(x)(0, 0), 0.5F);
  EXPECT_EQ(tape.adjoint(x)(1, 0), -0.5F);
  EXPECT_EQ(tape.adjoint(x)(0, 1), 0);
}

/// A run that diverged must have a NaN loss.
TEST(SoftmaxCrossEntropy, PassesNanOn) {
  const std::array<std::int32_t, 5> labels{};
  for (Index i = 0; i < 15; ++i) {
    Tape<float> tape;
    const NodeId x = tape.input({3, 5});
    const NodeId loss = tape.record(SoftmaxCrossEntropy<float>(labels), {x});
    tape.finish();
    tape.value(x)(i) = std::numeric_limits<float>::quiet_NaN();
    tape.forward();
    EXPECT_TRUE(std::isnan(tape.value(loss)(0))) << i;
  }
}

TEST(SoftmaxCrossEntropy, ReadsTheLabelsAtEachReplay) {
  std::array<std::int32_t, 1> labels{0};
  Tape<double> tape;
  const NodeId x = tape.input({2, 1});
  const NodeId loss = tape.record(SoftmaxCrossEntropy<double>(labels), {x});
  tape.finish();
  tape.value(x) << 3, 0;
  tape.forward();
  const double right = tape.value(loss)(0);
  labels[0] = 1;
  tape.forward();
  EXPECT_NEAR(tape.value(loss)(0), right + 3, 1e-15);
}

TEST(MeanSquaredError, IsTheMeanOverAllElements) {
  Tape<double> tape;
  const NodeId x = tape.input({2, 2}), target = tape.constant({2, 2});
  const NodeId loss = tape.record(MeanSquaredError{}, {x, target});
  tape.finish();
  tape.value(x) << 1, 2, 3, 4;
  tape.value(target) << 1, 2, 3, 0;
  tape.forward();
  tape.seed();
  tape.backward();
  EXPECT_EQ(tape.value(loss)(0), 4);
  EXPECT_EQ(tape.adjoint(x)(1, 1), 2);
  EXPECT_EQ(tape.adjoint(x)(0, 0), 0);
}

}  // namespace
}  // namespace gradlab
