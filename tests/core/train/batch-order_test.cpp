#include "core/train/batch-order.h"

#include <gtest/gtest.h>

namespace gradlab {
namespace {

std::vector<std::int32_t> epochOf(BatchOrder& order, std::vector<Index>& sizes) {
  std::vector<std::int32_t> rows;
  sizes.clear();
  for (Index i = order.batchesPerEpoch(); i > 0; --i) {
    const auto batch = order.next();
    rows.insert(rows.end(), batch.begin(), batch.end());
    sizes.push_back(static_cast<Index>(batch.size()));
  }
  return rows;
}

TEST(BatchOrder, TakesEachRowOncePerEpochInANewOrder) {
  BatchOrder order(23, 5, false, 7);
  std::vector<Index> sizes;
  std::vector<std::int32_t> first = epochOf(order, sizes), second = epochOf(order, sizes);
  EXPECT_EQ(sizes, (std::vector<Index>{5, 5, 5, 5, 3}));
  EXPECT_NE(first, second);
  for (auto* rows : {&first, &second}) {
    std::sort(rows->begin(), rows->end());
    for (std::int32_t row = 0; row < 23; ++row) EXPECT_EQ((*rows)[static_cast<std::size_t>(row)], row);
  }
  EXPECT_DOUBLE_EQ(order.epochs(), 2);
}

TEST(BatchOrder, AddsASingleLeftoverRowToTheBatchBefore) {
  std::vector<Index> sizes;
  BatchOrder joined(21, 5, true, 0), alone(21, 5, false, 0);
  epochOf(joined, sizes);
  EXPECT_EQ(sizes, (std::vector<Index>{5, 5, 5, 6}));
  EXPECT_EQ(joined.sizes(), (std::vector<Index>{5, 6}));
  epochOf(alone, sizes);
  EXPECT_EQ(sizes, (std::vector<Index>{5, 5, 5, 5, 1}));
}

TEST(BatchOrder, IsDecidedByTheSeed) {
  std::vector<Index> sizes;
  BatchOrder a(40, 8, false, 1), b(40, 8, false, 1), c(40, 8, false, 2);
  const auto rows = epochOf(a, sizes);
  EXPECT_EQ(rows, epochOf(b, sizes));
  EXPECT_NE(rows, epochOf(c, sizes));
}

TEST(BatchOrder, ContinuesFromTheMiddleOfAnEpoch) {
  BatchOrder order(23, 5, false, 7), other(23, 5, false, 99);
  for (int i = 0; i < 8; ++i) order.next();
  other.restore(order.state());
  for (int i = 0; i < 20; ++i) {
    const auto a = order.next(), b = other.next();
    EXPECT_EQ(std::vector(a.begin(), a.end()), std::vector(b.begin(), b.end()));
  }
}

}  // namespace
}  // namespace gradlab
