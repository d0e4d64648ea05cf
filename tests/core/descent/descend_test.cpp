#include "core/descent/descend.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>
#include <vector>

#include "core/descent/request.h"

// Paths, grids and tunings, on a surface in closed form and on a given plane.
namespace gradlab::testing {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

const Value::Object roundBowl{{"name", "bowl"}};
const Value::Object throughNetwork{{"name", "network"}};

/// A stand-in for the plane through a network: f = 3 x - 2 y, with the same gradient everywhere.
class Ramp final : public Surface {
 public:
  double value(Point at) const override { return 3 * at.x - 2 * at.y; }
  Point gradient(Point) const override { return {3, -2}; }
};

/// Plain gradient descent from (x, y).
Value::Object descentOn(const Value::Object& surface, double x, double y, double steps) {
  return {{"surface", surface},
          {"optimizer", Value::Object{{"name", "sgd"}, {"lr", 0.5}}},
          {"start", Value::list(std::vector{x, y})},
          {"steps", steps}};
}

Value::Object tuningOn(const Value::Object& surface, double steps, const std::vector<double>& rates) {
  Value::Object request = descentOn(surface, 1, 0, steps);
  request.emplace_back("rates", Value::list(rates));
  return request;
}

TEST(GridWork, HasValuesXFastestWithBothEndsAlsoInPieces) {
  const CheckedGrid grid = checkGrid(Value::Object{{"surface", roundBowl},
                                                   {"x", Value::list(std::vector<double>{-1, 1})},
                                                   {"y", Value::list(std::vector<double>{0, 2})},
                                                   {"columns", 3},
                                                   {"rows", 2}});
  ASSERT_TRUE(grid.problems.empty());
  GridWork work(grid);
  EXPECT_TRUE(work.advance(4));
  EXPECT_EQ(work.values(), (std::vector{0.5, 0.0, 0.5, 2.5}));
  EXPECT_FALSE(work.advance(4));
  EXPECT_EQ(work.values(), (std::vector{0.5, 0.0, 0.5, 2.5, 2.0, 2.5}));
}

TEST(GridWork, UsesTheGivenPlane) {
  const CheckedGrid grid = checkGrid(Value::Object{{"surface", throughNetwork},
                                                   {"x", Value::list(std::vector<double>{0, 1})},
                                                   {"y", Value::list(std::vector<double>{0, 1})},
                                                   {"columns", 2},
                                                   {"rows", 2}},
                                     std::make_shared<const Ramp>());
  ASSERT_TRUE(grid.problems.empty());
  GridWork work(grid);
  finish(work);
  EXPECT_EQ(work.values(), (std::vector<double>{0, 3, -2, 1}));
}

TEST(DescentWork, DescendsOnTheGivenPlane) {
  const CheckedDescent asked = checkDescent(descentOn(throughNetwork, 0, 0, 2), std::make_shared<const Ramp>());
  ASSERT_TRUE(asked.problems.empty());
  DescentWork work(asked);
  EXPECT_TRUE(work.advance(1));
  finish(work);
  // Each step is -0.5 times (3, -2).
  EXPECT_EQ(work.path().x, (std::vector{0.0, -1.5, -3.0}));
  EXPECT_EQ(work.path().y, (std::vector{0.0, 1.0, 2.0}));
  EXPECT_EQ(work.path().f, (std::vector{0.0, -6.5, -13.0}));
  EXPECT_FALSE(work.descended().diverged);
}

TEST(TuningWork, HasTheLossAfterTheLastStepOfEachRate) {
  // On the bowl a step multiplies x by 1 - lr: after 20 steps x is 2^-20, 0, 1, and an overflow.
  const CheckedTuning asked = checkTuning(tuningOn(roundBowl, 20, {0.5, 1, 2, 1e10}));
  ASSERT_TRUE(asked.problems.empty());
  for (const std::int64_t piece : {1, 7, 1000}) {
    TuningWork work(asked);
    while (work.advance(piece)) {
    }
    ASSERT_EQ(work.finals().size(), 4);
    EXPECT_EQ(work.finals()[0], std::ldexp(1, -41));
    EXPECT_EQ(work.finals()[1], 0);
    EXPECT_EQ(work.finals()[2], 0.5);
    EXPECT_TRUE(std::isnan(work.finals()[3])) << "in pieces of " << piece;
    EXPECT_EQ(indexOfLeast(work.finals()), 1);
  }
}

TEST(TuningWork, DescendsOnTheGivenPlane) {
  // From (1, 0) a step at the rate lr lowers the loss by 13 lr.
  const CheckedTuning asked = checkTuning(tuningOn(throughNetwork, 2, {0.5, 0.25}), std::make_shared<const Ramp>());
  ASSERT_TRUE(asked.problems.empty());
  TuningWork work(asked);
  finish(work);
  EXPECT_EQ(work.finals(), (std::vector<double>{-10, -3.5}));
}

TEST(TuningWork, IsTheMeanOverConsecutiveSeeds) {
  const auto noisy = [](Value::Object request, double seed) {
    request.emplace_back("noise", 1);
    request.emplace_back("seed", seed);
    return request;
  };
  Value::Object request = noisy(tuningOn(roundBowl, 5, {0.5}), 7);
  request.emplace_back("seeds", 3);
  const CheckedTuning asked = checkTuning(request);
  ASSERT_TRUE(asked.problems.empty());
  TuningWork work(asked);
  finish(work);
  double sum = 0;
  for (const double seed : {7, 8, 9}) sum += descend(checkDescent(noisy(descentOn(roundBowl, 1, 0, 5), seed))).f.back();
  ASSERT_EQ(work.finals().size(), 1);
  EXPECT_DOUBLE_EQ(work.finals()[0], sum / 3);
}

TEST(IndexOfLeast, IgnoresNaN) {
  EXPECT_EQ(indexOfLeast(std::vector{kNoNumber, 2.0, 1.0, kNoNumber, 1.0}), 2);
  EXPECT_EQ(indexOfLeast(std::vector{kNoNumber, kNoNumber}), -1);
}

}  // namespace
}  // namespace gradlab::testing
