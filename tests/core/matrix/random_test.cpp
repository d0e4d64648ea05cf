#include "core/matrix/random.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <numeric>
#include <vector>

namespace gradlab {
namespace {

/// The first numbers of the demo that comes with the generator (pcg32-demo, seed 42, sequence 54).
TEST(Random, GivesThePublishedNumbers) {
  Random random(42, static_cast<Stream>(54));
  for (const std::uint32_t expected : {0xa15c02b7U, 0x7b47f409U, 0xba1d3330U, 0x83d2f293U, 0xbfa4784bU, 0xcbed606eU})
    EXPECT_EQ(random.next(), expected);
}

TEST(Random, KeepsItsNumbersBetweenVersions) {
  Random random(42, Stream::data);
  for (const std::uint32_t expected : {0x4df1ccf9U, 0xe5838752U, 0x58ed9e10U}) EXPECT_EQ(random.next(), expected);
  Random normals(0, Stream::weights);
  EXPECT_DOUBLE_EQ(normals.normal(), 1.4284597986506169);
  EXPECT_DOUBLE_EQ(normals.normal(), -0.14166034218663112);
}

TEST(Random, UniformHasMeanOneHalfAndFillsAllTenths) {
  Random random(1, Stream::data);
  constexpr int draws = 100000;
  std::array<int, 10> tenths{};
  double sum = 0;
  for (int i = 0; i < draws; ++i) {
    const double u = random.uniform();
    ASSERT_GE(u, 0);
    ASSERT_LT(u, 1);
    sum += u;
    ++tenths[static_cast<std::size_t>(u * 10)];
  }
  EXPECT_NEAR(sum / draws, 0.5, 0.004);                                     // four standard errors
  for (const int count : tenths) EXPECT_NEAR(count, draws / 10, 4.0 * 95);  // sqrt(0.1 0.9 draws) = 95
}

TEST(Random, NormalHasTheMomentsOfANormal) {
  Random random(2, Stream::weights);
  constexpr int draws = 200000;
  std::array<double, 5> moments{};
  for (int i = 0; i < draws; ++i) {
    const double z = random.normal();
    double power = 1;
    for (double& moment : moments) {
      moment += power / draws;
      power *= z;
    }
  }
  EXPECT_NEAR(moments[1], 0, 0.01);
  EXPECT_NEAR(moments[2], 1, 0.013);
  EXPECT_NEAR(moments[3], 0, 0.035);
  EXPECT_NEAR(moments[4], 3, 0.09);
}

TEST(Random, StreamsOfOneSeedAreNotCorrelated) {
  constexpr int draws = 50000;
  Random data(7, Stream::data), weights(7, Stream::weights);
  double product = 0;
  for (int i = 0; i < draws; ++i) product += (data.uniform() - 0.5) * (weights.uniform() - 0.5) * 12 / draws;
  EXPECT_NEAR(product, 0, 4 / std::sqrt(draws));
}

TEST(Random, BelowIsUniformAndWithinItsBound) {
  Random random(3, Stream::batches);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70000; ++i) ++counts[random.below(7)];
  for (const int count : counts) EXPECT_NEAR(count, 10000, 400);
}

TEST(Random, ShuffleKeepsAllItemsAndReachesEveryOrder) {
  Random random(4, Stream::batches);
  std::array<int, 6> orders{};
  for (int i = 0; i < 6000; ++i) {
    std::array<int, 3> items{0, 1, 2};
    random.shuffle(std::span<int>(items));
    EXPECT_THAT(items, ::testing::UnorderedElementsAre(0, 1, 2));
    ++orders[static_cast<std::size_t>(items[0] * 2 + (items[1] > items[2] ? 1 : 0))];
  }
  for (const int count : orders) EXPECT_NEAR(count, 1000, 120);
}

TEST(Random, ContinuesFromASavedState) {
  Random random(5, Stream::noise);
  random.normal();  // so that the second number of the pair is saved as well
  const Random::State saved = random.state();
  const std::vector<double> expected{random.normal(), random.normal(), random.uniform()};
  Random other(0, Stream::data);
  other.restore(saved);
  EXPECT_EQ(other.normal(), expected[0]);
  EXPECT_EQ(other.normal(), expected[1]);
  EXPECT_EQ(other.uniform(), expected[2]);
}

}  // namespace
}  // namespace gradlab
