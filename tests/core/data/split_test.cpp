#include "core/data/split.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace gradlab {
namespace {

using Sizes = std::array<Index, 3>;

TEST(PartSizes, FollowTheLargestRemainder) {
  EXPECT_EQ(partSizes(10, {0.6, 0.2, 0.2}), (Sizes{6, 2, 2}));
  EXPECT_EQ(partSizes(3, {0.6, 0.2, 0.2}), (Sizes{2, 1, 0})) << "1.8, 0.6, 0.6: train, then the earlier of the tied";
  EXPECT_EQ(partSizes(1, {0.6, 0.2, 0.2}), (Sizes{1, 0, 0}));
  EXPECT_EQ(partSizes(10, {0.7, 0.15, 0.15}), (Sizes{7, 2, 1})) << "7, 1.5, 1.5: a tie goes to the earlier part";
  EXPECT_EQ(partSizes(7, {0.5, 0.25, 0.25}), (Sizes{3, 2, 2})) << "3.5, 1.75, 1.75";
  EXPECT_EQ(partSizes(100, {0.29, 0.71, 0}), (Sizes{29, 71, 0})) << "100 * 0.29 is a little less than 29 in binary";
  EXPECT_EQ(partSizes(5, {1, 0, 0}), (Sizes{5, 0, 0}));
  EXPECT_EQ(partSizes(0, {0.6, 0.2, 0.2}), (Sizes{0, 0, 0}));
}

TEST(PartSizes, AddUpToTheRows) {
  for (Index rows = 0; rows < 200; ++rows)
    for (const auto& fractions :
         {std::array{0.6, 0.2, 0.2}, std::array{1 / 3.0, 1 / 3.0, 1 / 3.0}, std::array{0.1, 0.0, 0.9}}) {
      const Sizes sizes = partSizes(rows, fractions);
      EXPECT_EQ(std::accumulate(sizes.begin(), sizes.end(), Index{0}), rows);
      for (std::size_t part = 0; part < 3; ++part)
        EXPECT_LT(std::abs(static_cast<double>(sizes[part]) - fractions[part] * static_cast<double>(rows)), 1);
    }
}

/// 50 rows of class 0, 5 of class 1.
std::vector<Index> uneven() {
  std::vector<Index> classes(55, 0);
  for (std::size_t i = 0; i < 5; ++i) classes[i * 11] = 1;
  return classes;
}

TEST(SplitRows, AssignsEachRowOnceAndEachClassByTheFractions) {
  const std::vector<Index> classes = uneven();
  const auto parts = splitRows(classes, {0.6, 0.2, 0.2}, 3);
  std::vector<Index> all;
  const Sizes rare{3, 1, 1};
  const Sizes common{30, 10, 10};
  for (std::size_t part = 0; part < 3; ++part) {
    const auto& rows = parts[part];
    EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end()));
    const auto ones =
        std::count_if(rows.begin(), rows.end(), [&](Index row) { return classes[static_cast<std::size_t>(row)] == 1; });
    EXPECT_EQ(ones, rare[part]);
    EXPECT_EQ(static_cast<Index>(rows.size()) - ones, common[part]);
    all.insert(all.end(), rows.begin(), rows.end());
  }
  std::sort(all.begin(), all.end());
  std::vector<Index> every(55);
  std::iota(every.begin(), every.end(), 0);
  EXPECT_EQ(all, every);
}

TEST(SplitRows, IsShuffledByTheSeed) {
  const std::vector<Index> classes = uneven();
  const std::array<double, 3> fractions{0.6, 0.2, 0.2};
  EXPECT_EQ(splitRows(classes, fractions, 1), splitRows(classes, fractions, 1));
  EXPECT_NE(splitRows(classes, fractions, 1), splitRows(classes, fractions, 2));
  const auto rows = splitRows(std::vector<Index>(100, 0), {0.5, 0.5, 0}, 0)[0];
  EXPECT_GT(rows.back(), 60) << "the first half of the table is not the training part";
}

}  // namespace
}  // namespace gradlab
