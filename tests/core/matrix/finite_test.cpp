#include "core/matrix/finite.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "core/matrix/buffer.h"

namespace gradlab {
namespace {

using Limits = std::numeric_limits<float>;

TEST(AllFinite, FindsOneNonFiniteNumberAtEveryPosition) {
  for (const float outcast : {Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN()})
    for (Index size = 1; size <= 35; ++size)
      for (Index at = 0; at < size; ++at) {
        Buffer<float> numbers(size);
        numbers.data()[at] = outcast;
        ASSERT_FALSE(allFinite(numbers.span())) << outcast << " at " << at << " of " << size;
      }
}

TEST(AllFinite, AcceptsTheLargestAndTheSmallestFiniteNumbers) {
  Buffer<float> numbers(7);
  const float some[] = {Limits::max(), Limits::lowest(), Limits::min(), Limits::denorm_min(), -0.0F, 0, 1};
  std::copy_n(some, 7, numbers.data());
  EXPECT_TRUE(allFinite(numbers.span()));
}

TEST(AllFinite, DoesNotReadBeyondTheEnd) {
  Buffer<float> numbers(8);
  numbers.data()[7] = Limits::infinity();
  EXPECT_TRUE(allFinite(numbers.span().first(7)));
}

}  // namespace
}  // namespace gradlab
