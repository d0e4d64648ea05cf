#include <gtest/gtest.h>

#include <cmath>

#include "core/autodiff/tape.h"
#include "core/ops/batch-norm.h"
#include "core/ops/layer-norm.h"

namespace gradlab {
namespace {

/// One unit that sees 1 and 3: mean 2, variance 1 biased and 2 unbiased.
struct OneUnit : testing::Test {
  OneUnit() {
    running.variance[0] = 1;
    x = tape.input({1, 2});
    const NodeId scale = tape.input({1, 1}), shift = tape.input({1, 1});
    y = tape.record(BatchNorm<double>(&running), {x, scale, shift});
    tape.finish();
    tape.value(x) << 1, 3;
    tape.value(scale)(0) = 2;
    tape.value(shift)(0) = 5;
  }
  Buffer<double> mean{1}, variance{1};
  RunningStatistics<double> running{mean.data(), variance.data()};
  Tape<double> tape;
  NodeId x = 0, y = 0;
};

TEST_F(OneUnit, InTrainingIsNormalizedByItsBatch) {
  tape.forward();
  const double one = 1 / std::sqrt(1 + 1e-5);
  EXPECT_DOUBLE_EQ(tape.value(y)(0), 5 - 2 * one);
  EXPECT_DOUBLE_EQ(tape.value(y)(1), 5 + 2 * one);
}

TEST_F(OneUnit, MovesTheRunningStatisticsByATenth) {
  tape.forward();
  EXPECT_DOUBLE_EQ(running.mean[0], 0.2);            // 0.9 * 0 + 0.1 * 2
  EXPECT_DOUBLE_EQ(running.variance[0], 0.9 + 0.2);  // 0.9 * 1 + 0.1 * 2: the unbiased variance
}

TEST_F(OneUnit, InEvaluationIsNormalizedByTheRunningStatisticsAndKeepsThem) {
  running.training = false;
  running.mean[0] = 1;
  running.variance[0] = 4;
  tape.forward();
  EXPECT_DOUBLE_EQ(tape.value(y)(0), 5);
  EXPECT_DOUBLE_EQ(tape.value(y)(1), 5 + 2 * 2 / std::sqrt(4 + 1e-5));
  EXPECT_EQ(running.mean[0], 1);
  EXPECT_EQ(running.variance[0], 4);
}

TEST(LayerNorm, NormalizesEachSampleByItself) {
  Tape<double> tape;
  const NodeId x = tape.input({2, 2}), scale = tape.input({2, 1}), shift = tape.input({2, 1});
  const NodeId y = tape.record(LayerNorm<double>{}, {x, scale, shift});
  tape.finish();
  tape.value(x) << 1, 100, 3, 300;
  tape.value(scale).setOnes();
  tape.forward();
  EXPECT_DOUBLE_EQ(tape.value(y)(0, 0), -1 / std::sqrt(1 + 1e-5));
  EXPECT_DOUBLE_EQ(tape.value(y)(1, 1), 100 / std::sqrt(10000 + 1e-5));
}

}  // namespace
}  // namespace gradlab
