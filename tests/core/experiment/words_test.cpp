#include "core/experiment/words.h"

#include <gtest/gtest.h>

#include <limits>

namespace gradlab {
namespace {

TEST(NumberText, WritesExponentsFromMinus4To14Out) {
  EXPECT_EQ(numberText(0), "0");
  EXPECT_EQ(numberText(-2), "-2");
  EXPECT_EQ(numberText(0.1), "0.1");
  EXPECT_EQ(numberText(-12.75), "-12.75");
  EXPECT_EQ(numberText(20000), "20000");
  EXPECT_EQ(numberText(0.0001), "0.0001");
  EXPECT_EQ(numberText(1e-8), "1e-8");
  EXPECT_EQ(numberText(-1.5e-7), "-1.5e-7");
  EXPECT_EQ(numberText(1e14), "100000000000000");
  EXPECT_EQ(numberText(1e15), "1e15");
  EXPECT_EQ(numberText(1.0 / 3), "0.3333333333333333");
}

TEST(NumberText, NamesInfinityAndNaN) {
  EXPECT_EQ(numberText(std::numeric_limits<double>::infinity()), "infinity");
  EXPECT_EQ(numberText(-std::numeric_limits<double>::infinity()), "-infinity");
  EXPECT_EQ(numberText(std::numeric_limits<double>::quiet_NaN()), "NaN");
}

}  // namespace
}  // namespace gradlab
