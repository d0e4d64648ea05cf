#include <cmath>

#include "tests/core/expression/evaluate.h"
#include "tests/core/expression/written.h"

namespace gradlab {
namespace {

TEST(Numbers, EqualTheValuesOnATape) {
  for (const Operator& op : operators())
    for (const double a : {-3.25, -1.0, -1e-3, 0.0, 0.5, 1.0, 2.75, 30.0})
      for (const double b : {-2.0, -0.5, 0.0, 0.5, 3.0}) {
        const double expected = numberOf(written(op), {{"a", scalar(a)}, {"b", scalar(b)}}), actual = op.number(a, b);
        const std::string where = written(op) + " at " + std::to_string(a) + ", " + std::to_string(b);
        if (std::isnan(expected))
          EXPECT_TRUE(std::isnan(actual)) << where;
        else if (op.spelling == "^")
          EXPECT_TRUE(actual == expected || std::abs(actual / expected - 1) < 1e-14)
              << where << ": " << actual << ", not " << expected;
        else
          EXPECT_EQ(actual, expected) << where;
      }
}

TEST(Numbers, AreAccurateToARelative1e13ForPowers) {
  const auto power = findSymbol('^', 2)->number;
  for (const double base : {1e-3, 0.9, 0.999, 1.0, 7.5})
    for (const double exponent : {0.0, 1.0, 2.0, -3.0, 0.5, -0.25, 12.75, 1000.0, 1e6}) {
      const double expected = std::pow(base, exponent);
      if (expected < 1e-100 || expected > 1e100) continue;
      EXPECT_NEAR(power(base, exponent) / expected, 1, 1e-13) << base << '^' << exponent;
    }
  EXPECT_EQ(power(-2, 3), -8);
  EXPECT_EQ(power(0, 0), 1);
  EXPECT_EQ(power(0, 0.5), 0);
  EXPECT_EQ(power(0, -1), INFINITY);
  EXPECT_EQ(power(0.5, 1e300), 0);
  EXPECT_TRUE(std::isnan(power(-2, 0.5)));
  EXPECT_TRUE(std::isnan(power(NAN, 2)));
  EXPECT_TRUE(std::isnan(power(2, NAN)));
}

}  // namespace
}  // namespace gradlab
