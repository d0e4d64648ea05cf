#include "core/matrix/distribution.h"

#include <gtest/gtest.h>

#include <limits>

namespace gradlab::testing {
namespace {

Distribution of(const std::vector<double>& numbers, Index bins) { return distribution<double>(numbers, bins); }

TEST(Distribution, CountsFiveNumbersAsByHand) {
  const Distribution result = of({0, 1, 1, 2, 4}, 4);
  EXPECT_DOUBLE_EQ(result.mean, 1.6);
  EXPECT_NEAR(result.variance, (2.56 + 0.36 + 0.36 + 0.16 + 5.76) / 5, 1e-12);
  EXPECT_EQ(result.min, 0);
  EXPECT_EQ(result.max, 4);
  EXPECT_EQ(result.counts, (std::vector<Index>{1, 2, 1, 1}));
}

TEST(Distribution, OfEqualNumbersIsOneBin) { EXPECT_EQ(of({3, 3, 3}, 5).counts, (std::vector<Index>{0, 0, 3, 0, 0})); }

TEST(Distribution, LeavesNonFiniteNumbersOutOfItsBins) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const Distribution result = of({1, infinity, 2}, 2);
  EXPECT_EQ(result.max, infinity);
  EXPECT_EQ(result.counts[0] + result.counts[1], 2);
}

}  // namespace
}  // namespace gradlab::testing
