#include "core/data/prepared.h"

#include <gtest/gtest.h>

#include <cmath>

namespace gradlab {
namespace {

TEST(Prepared, HasEveryRowInOnePart) {
  const Dataset moons = makeDataset("moons", 100, 0.1, 0);
  const Prepared prepared = prepare(moons, {});
  EXPECT_EQ(prepared.train.size(), 60);
  EXPECT_EQ(prepared.valid.size(), 20);
  EXPECT_EQ(prepared.test.size(), 20);
  const Matrix<float> inputs = prepared.inputs.apply(moons.x).cast<float>();
  for (const Part* part : {&prepared.train, &prepared.valid, &prepared.test}) {
    EXPECT_EQ(part->y.size(), 0);
    for (Index i = 0; i < part->size(); ++i) {
      const Index row = part->rows[static_cast<std::size_t>(i)];
      EXPECT_EQ(part->x.col(i), inputs.col(row));
      EXPECT_EQ(part->labels[static_cast<std::size_t>(i)], moons.y[static_cast<std::size_t>(row)]);
    }
  }
}

TEST(Prepared, FitsOnTheTrainingRowsOnly) {
  Dataset data = makeDataset("moons", 100, 0.1, 0);
  const Prepared before = prepare(data, {});
  for (const Index row : before.test.rows) data.x.col(row).setConstant(1e6);
  const Prepared after = prepare(data, {});
  EXPECT_EQ(before.train.x, after.train.x);
  EXPECT_EQ(before.valid.x, after.valid.x);
  EXPECT_NE(before.test.x, after.test.x);
}

TEST(Prepared, StandardizesTargetsInEveryModeExceptNone) {
  const Dataset data = makeDataset("linear", 200, 0.1, 0);
  for (const char* mode : {"standardize", "min-max", "whiten"}) {
    const Prepared prepared = prepare(data, {.preprocess = mode});
    const Matrix<double> y = prepared.train.y.cast<double>();
    EXPECT_NEAR(y.mean(), 0, 1e-6) << mode;
    EXPECT_NEAR(y.squaredNorm() / static_cast<double>(y.size()), 1, 1e-6) << mode;
    const auto row = static_cast<std::size_t>(prepared.test.rows[0]);
    EXPECT_NEAR(prepared.targetMean + prepared.targetStd * prepared.test.y(0, 0), data.y[row], 1e-5) << mode;
  }
  const Prepared raw = prepare(data, {.preprocess = "none"});
  EXPECT_EQ(raw.train.y(0, 0), static_cast<float>(data.y[static_cast<std::size_t>(raw.train.rows[0])]));
  EXPECT_EQ(raw.targetMean, 0);
  EXPECT_EQ(raw.targetStd, 1);
}

TEST(Prepared, OnlyCentersAConstantTarget) {
  Dataset data = makeDataset("linear", 20, 0, 0);
  std::fill(data.y.begin(), data.y.end(), 0.1);
  const Prepared prepared = prepare(data, {});
  EXPECT_NEAR(prepared.train.y.cwiseAbs().maxCoeff(), 0, 1e-15);
  EXPECT_EQ(prepared.targetStd, 1);
}

TEST(Prepared, MayLeaveValidationAndTestEmpty) {
  const Prepared prepared = prepare(makeDataset("sine", 10, 0.1, 0), {.split = {1, 0, 0}});
  EXPECT_EQ(prepared.train.size(), 10);
  EXPECT_EQ(prepared.valid.x.rows(), 1);
  EXPECT_EQ(prepared.valid.x.cols(), 0);
  EXPECT_EQ(prepared.test.y.cols(), 0);
}

TEST(Prepared, OnlyCentersATargetThatIsConstantUpToItsLastBit) {
  Dataset data = makeDataset("linear", 20, 0, 0);
  for (std::size_t i = 0; i < data.y.size(); ++i) data.y[i] = i % 2 == 0 ? 14.62 : 14.620000000000001;
  const Prepared prepared = prepare(data, {});
  EXPECT_EQ(prepared.targetStd, 1);
  EXPECT_LT(prepared.train.y.cwiseAbs().maxCoeff(), 1e-12);
}

}  // namespace
}  // namespace gradlab
