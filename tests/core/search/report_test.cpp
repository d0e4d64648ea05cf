#include "core/search/report.h"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/core/search/sweeps.h"

namespace gradlab::testing {
namespace {

using ::testing::ElementsAre;

const std::string kRates = R"({"space": {"optimizer.lr": {"kind": "log-uniform", "low": 1e-4, "high": 1},
                                         "batchSize": {"kind": "log-int", "low": 8, "high": 128}}})";

Row rowAt(Index trial, double lr, double batch, std::optional<double> metric) {
  Row row{.trial = trial, .params = {{"optimizer.lr", lr}, {"batchSize", batch}}, .steps = 2000, .metric = metric};
  if (!metric) row.diverged = Value::Object{{"step", 3}};
  return row;
}

TEST(Report, FindsTheBestAndItsExperiment) {
  const Sweep sweep = sweepOf(kRates);
  const Report report =
      reportOf(&sweep, {rowAt(1, 0.1, 16, 0.5), rowAt(0, 0.5, 8, {}), rowAt(2, 0.01, 64, 0.2), rowAt(3, 1, 8, 0.9)});
  EXPECT_EQ(report.trials, 4);
  EXPECT_EQ(report.diverged, 1);
  EXPECT_EQ(report.best->trial, 2);
  EXPECT_EQ(report.experiment->optimizer.knobs[0], 0.01);
  EXPECT_EQ(report.experiment->batchSize, 64);
  EXPECT_THAT(report.bestSoFar, ElementsAre(std::nullopt, 0.5, 0.2, 0.2)) << "in the order of the trials";
}

TEST(Report, TakesTheLargestAccuracy) {
  std::string text = kRates;
  text.insert(1, R"("metric": "valid-accuracy", )");
  const Sweep sweep = sweepOf(text);
  const Report report = reportOf(&sweep, {rowAt(0, 0.1, 16, 0.5), rowAt(1, 0.1, 8, 0.9)});
  EXPECT_EQ(report.best->trial, 1);
  EXPECT_EQ(reportOf(nullptr, {rowAt(0, 0.1, 16, 0.5), rowAt(1, 0.1, 8, 0.9)}).best->trial, 0)
      << "lower, where nobody says";
}

TEST(Report, LeavesOutTheBestAndTheImportanceWithoutTrials) {
  const Sweep sweep = sweepOf(kRates);
  EXPECT_EQ(reportOf(&sweep, {}).trials, 0);
  const Report none = reportOf(&sweep, {rowAt(0, 1, 8, {}), rowAt(1, 1, 9, {})});
  EXPECT_EQ(none.diverged, 2);
  EXPECT_FALSE(none.best || none.experiment);
  EXPECT_TRUE(none.importance.empty() && none.boundary.empty());
  EXPECT_THAT(none.bestSoFar, ElementsAre(std::nullopt, std::nullopt));
  EXPECT_FALSE(none.bestOf[0].median);
  const Report alone = reportOf(nullptr, {rowAt(0, 1, 8, 0.5)});
  EXPECT_TRUE(alone.importance.empty() && alone.boundary.empty());
  EXPECT_FALSE(alone.experiment);
  EXPECT_EQ(alone.best->metric, 0.5);
}

TEST(Report, CountsTheLastRungOfEachTrial) {
  const Sweep sweep = sweepOf(kRates);
  Row first = rowAt(0, 0.1, 16, 0.5), second = rowAt(1, 0.2, 16, 0.6), later = rowAt(0, 0.1, 16, 0.4);
  first.rung = second.rung = 0;
  later.rung = 1;
  const Report report = reportOf(&sweep, {first, second, later});
  EXPECT_EQ(report.trials, 2);
  EXPECT_THAT(report.bestSoFar, ElementsAre(0.4, 0.4));
  EXPECT_EQ(report.best->rung, 1);
}

TEST(Report, WarnsWhenTheBestTrialsAreAtAnEndOfTheRange) {
  const Sweep sweep = sweepOf(kRates);
  std::vector<Row> rows;
  for (Index i = 0; i < 20; ++i) {
    // The loss falls with the rate: the two best of twenty are at the upper end, 1 and 0.62.
    const double lr = std::pow(10, -4 + 4 * static_cast<double>(i) / 19);
    rows.push_back(rowAt(i, lr, 32, -lr));
  }
  const Report report = reportOf(&sweep, rows);
  ASSERT_EQ(report.boundary.size(), 1U);
  EXPECT_EQ(report.boundary[0].name, "optimizer.lr");
  EXPECT_EQ(report.boundary[0].side, "high");
  EXPECT_EQ(report.boundary[0].share, 1);
}

TEST(BestOf, IsTheDistributionOfTheBestOfKDraws) {
  // Draws from 1 .. 100. The best of one draw: median 50, 5 % and 95 % quantiles 5 and 95. Of two: 1 - (1 - i/100)^2 >=
  // .5 first at 30.
  std::vector<std::optional<double>> metrics;
  for (int i = 100; i >= 1; --i) metrics.emplace_back(i);
  const auto result = bestOf(metrics, false);
  ASSERT_EQ(result.size(), 7U) << "1, 2, 4, .. 64";
  EXPECT_EQ(result[0].median, 50);
  EXPECT_EQ(result[0].low, 5);
  EXPECT_EQ(result[0].high, 95);
  EXPECT_EQ(result[1].median, 30);
  EXPECT_EQ(result[6].k, 64);
  EXPECT_EQ(result[6].median, 2) << "1 - .98^64 = .73, 1 - .99^64 = .47";
  const auto up = bestOf(metrics, true);
  EXPECT_EQ(up[1].median, 71) << "mirrored";
  EXPECT_LT(*up[1].low, *up[1].high);
}

TEST(BestOf, PutsDivergedTrialsLast) {
  // Three of four diverged: one draw has no finite loss with 75 %, four draws with 32 %, so that only the median of
  // four is finite.
  const auto result = bestOf({std::nullopt, 0.5, std::nullopt, std::nullopt}, false);
  ASSERT_EQ(result.size(), 3U);
  EXPECT_FALSE(result[0].median);
  EXPECT_EQ(result[0].low, 0.5);
  EXPECT_EQ(result[2].median, 0.5);
  EXPECT_FALSE(result[2].high);
}

}  // namespace
}  // namespace gradlab::testing
