#include "core/search/dimension.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "core/matrix/random.h"

namespace gradlab {
namespace {

Dimension dimension(Kind kind, double low, double high) { return {"x", kind, low, high, {}, {}}; }

std::vector<double> numbers(const std::vector<Value>& values) {
  std::vector<double> numbers;
  for (const Value& value : values) numbers.push_back(*value.number());
  return numbers;
}

TEST(Dimension, ReachesBothEndsAndTheMiddleOfItsScale) {
  EXPECT_EQ(*dimension(Kind::uniform, -1, 3).at(0).number(), -1);
  EXPECT_EQ(*dimension(Kind::uniform, -1, 3).at(0.5).number(), 1);
  EXPECT_NEAR(*dimension(Kind::logUniform, 1e-4, 1).at(0.5).number(), 1e-2, 1e-15);
  EXPECT_LE(*dimension(Kind::logUniform, 1e-4, 1).at(0x1.fffffffffffffp-1).number(), 1);
  EXPECT_EQ(*dimension(Kind::integer, 1, 4).at(0).number(), 1);
  EXPECT_EQ(*dimension(Kind::integer, 1, 4).at(0.9999).number(), 4);
  // log 7.5 .. log 128.5: the middle is sqrt(7.5 * 128.5) = 31.04.
  EXPECT_EQ(*dimension(Kind::logInteger, 8, 128).at(0.5).number(), 31);
}

TEST(Dimension, ConvertsToItsScaleAndBack) {
  const Dimension wide = dimension(Kind::logUniform, 1e-300, 1e300);
  for (const double value : {1e-300, 3e-12, 0.1, 0.9999999999999999, 1.0, 1.5, 2.0, 1e4, 7e299}) {
    EXPECT_NEAR(wide.scaled(value), std::log(value), 1e-15 * std::max(1.0, std::abs(std::log(value))));
    EXPECT_NEAR(wide.valueAt(wide.scaled(value)) / value, 1, 1e-15 * std::max(4.0, std::abs(std::log(value))));
  }
}

TEST(Dimension, GivesEachWholeNumberTheSameShare) {
  const Dimension die = dimension(Kind::integer, 1, 6);
  std::map<double, int> counts;
  for (int i = 0; i < 600; ++i) ++counts[*die.at((i + 0.5) / 600).number()];
  ASSERT_EQ(counts.size(), 6U);
  for (const auto& [face, count] : counts) EXPECT_EQ(count, 100) << face;
}

TEST(Dimension, DrawsLogUniformByQuantiles) {
  // A quarter of the draws is below a quarter of the way in the exponent: 1e-4 .. 1 has its quartiles at 1e-3, 1e-2 and
  // 1e-1.
  const Dimension rate = dimension(Kind::logUniform, 1e-4, 1);
  Random random(7, Stream::search);
  constexpr int draws = 40000;
  std::array<int, 3> below{};
  for (int i = 0; i < draws; ++i) {
    const double value = *rate.at(random.uniform()).number();
    for (std::size_t q = 0; q < 3; ++q) below[q] += value < std::pow(10, -3 + static_cast<int>(q)) ? 1 : 0;
  }
  for (std::size_t q = 0; q < 3; ++q) {
    const double share = 0.25 * (static_cast<double>(q) + 1);
    // A tolerance of four standard errors.
    EXPECT_NEAR(below[q] / double{draws}, share, 4 * std::sqrt(share * (1 - share) / draws));
  }
}

TEST(Dimension, LaysAGridFromEndToEnd) {
  EXPECT_EQ(numbers(dimension(Kind::uniform, 0, 1).grid(5)), (std::vector<double>{0, 0.25, 0.5, 0.75, 1}));
  const std::vector<double> rates = numbers(dimension(Kind::logUniform, 1e-4, 1).grid(5));
  EXPECT_EQ(rates.front(), 1e-4);
  EXPECT_EQ(rates.back(), 1);
  EXPECT_NEAR(rates[2], 1e-2, 1e-15);
  // 1, 1.75, 2.5, 3.25, 4: halves are rounded up, and 3 is kept once.
  EXPECT_EQ(numbers(dimension(Kind::integer, 1, 4).grid(5)), (std::vector<double>{1, 2, 3, 4}));
  // 8, 16, 32, 64, 128 and the midpoints between them on the log scale, rounded.
  EXPECT_EQ(numbers(dimension(Kind::logInteger, 8, 128).grid(9)),
            (std::vector<double>{8, 11, 16, 23, 32, 45, 64, 91, 128}));
}

}  // namespace
}  // namespace gradlab
