#include "core/base/decimal.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace gradlab {
namespace {

TEST(Decimal, IsReadAsTheNearestDouble) {
  EXPECT_EQ(readDecimal("-1.5e3"), -1500);
  EXPECT_EQ(readDecimal("0.1"), 0.1);
  EXPECT_EQ(readDecimal("9007199254740993"), 9007199254740992);  // a tie, rounded to even
  EXPECT_EQ(readDecimal("1e400"), std::numeric_limits<double>::infinity());
  EXPECT_TRUE(std::signbit(readDecimal("-0")));
}

TEST(Decimal, IsWrittenWithTheFewestDigitsThatReadBack) {
  EXPECT_EQ(writeScientific(0.1).substr(0, 2), "1e");
  EXPECT_EQ(writeScientific(-1.25e-7).substr(0, 6), "-1.25e");
  for (const double number : {0.1, 1.0 / 3, 2.0 / 3 * 1e300, 5e-324, std::numeric_limits<double>::max()})
    EXPECT_EQ(readDecimal(writeScientific(number)), number);
}

}  // namespace
}  // namespace gradlab
