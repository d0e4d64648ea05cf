#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/data/prepared.h"
#include "core/data/split.h"

namespace gradlab {
namespace {

constexpr std::array<double, 3> kSplit{0.6, 0.2, 0.2};

/// 30 rows of class 0 and 15 of class 1.
std::vector<Index> twoClasses() {
  std::vector<Index> classes(45, 0);
  for (std::size_t row = 0; row < classes.size(); row += 3) classes[row] = 1;
  return classes;
}

TEST(Folds, HoldOutEveryRowOfTrainAndValidOnceAndNoTestRow) {
  const std::vector<Index> classes = twoClasses();
  const auto usual = splitRows(classes, kSplit, 7);
  std::set<Index> known(usual[0].begin(), usual[0].end());
  known.insert(usual[1].begin(), usual[1].end());
  std::multiset<Index> heldOut;
  for (Index fold = 0; fold < 4; ++fold) {
    const auto parts = splitRows(classes, kSplit, 7, {fold, 4});
    EXPECT_EQ(parts[2], usual[2]) << "the test rows stay locked";
    EXPECT_EQ(parts[0].size() + parts[1].size(), known.size());
    EXPECT_EQ(parts[1].size(), 9U) << "36 rows in 4 folds";
    EXPECT_EQ(std::count_if(parts[1].begin(), parts[1].end(),
                            [&](Index row) { return classes[static_cast<std::size_t>(row)] == 1; }),
              3)
        << "each class has its share in each fold";
    heldOut.insert(parts[1].begin(), parts[1].end());
  }
  EXPECT_EQ(heldOut.size(), known.size());
  EXPECT_TRUE(std::equal(heldOut.begin(), heldOut.end(), known.begin()));
}

TEST(Folds, FitThePreprocessingOnTheirOwnTrainingRows) {
  const Dataset dataset = makeDataset("moons", 50, 0.1, 0);
  Preparation preparation;
  preparation.fold = {1, 5};
  const Prepared prepared = prepare(dataset, preparation);
  EXPECT_EQ(prepared.train.size() + prepared.valid.size(), 40);
  EXPECT_EQ(prepared.valid.size(), 8);
  EXPECT_NEAR(prepared.train.x.row(0).mean(), 0, 1e-6);
  EXPECT_GT(std::abs(prepared.valid.x.row(0).mean()), 1e-3);
}

}  // namespace
}  // namespace gradlab
