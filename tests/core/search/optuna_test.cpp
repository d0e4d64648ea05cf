/// Compared with the fixtures of tests/optuna/make_fixtures.py: proposals and importances of Optuna, and densities of a
/// slow, plain program of the rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "core/search/importance.h"
#include "core/search/tpe.h"
#include "tests/core/search/sweeps.h"

namespace gradlab::testing {
namespace {

OrderedJson searchFixture(const std::string& name) {
  std::ifstream file(std::string(GRADLAB_ROOT) + "/tests/fixtures/search/" + name);
  return OrderedJson::parse(file);
}

Dimension dimensionFrom(const std::string& path, const OrderedJson& json) {
  Dimension dimension{.path = path};
  for (std::size_t kind = 0; kind < kindNames.size(); ++kind)
    if (json["kind"] == kindNames[kind]) dimension.kind = static_cast<Kind>(kind);
  if (dimension.isChoice())
    for (const auto& value : json["values"]) dimension.values.push_back(orderedValue(value));
  else
    dimension.low = json["low"], dimension.high = json["high"];
  return dimension;
}

Space spaceFrom(const OrderedJson& json) {
  Space space;
  for (const auto& [path, dimension] : json.items()) space.dimensions.push_back(dimensionFrom(path, dimension));
  for (const auto& [path, dimension] : json.items())
    if (dimension.contains("when"))
      for (const auto& [name, values] : dimension["when"].items()) {
        const std::size_t chosen = *space.find(name);
        Condition condition{chosen, {}};
        for (const auto& value : values) condition.values.push_back(*space[chosen].placeOf(orderedValue(value)));
        space.dimensions[*space.find(path)].when.push_back(condition);
      }
  return space;
}

Coordinates coordinatesFrom(const Space& space, const OrderedJson& params) {
  return coordinatesOf(space, space.pointOf(*orderedValue(params).object()));
}

/// The largest distance between two empirical distributions (Kolmogorov and Smirnov).
double distanceOf(std::vector<double> a, std::vector<double> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  double most = 0;
  for (const double x : a) {
    const auto share = [x](const std::vector<double>& sorted) {
      return static_cast<double>(std::upper_bound(sorted.begin(), sorted.end(), x) - sorted.begin()) /
             static_cast<double>(sorted.size());
    };
    most = std::max(most, std::abs(share(a) - share(b)));
  }
  return most;
}

TEST(Tpe, ProposesAsOptunaDoesInOneDimension) {
  const OrderedJson fixture = searchFixture("tpe-proposals.json");
  ASSERT_EQ(fixture["cases"].size(), 12U);
  for (const OrderedJson& one : fixture["cases"]) {
    Space space{{dimensionFrom("x", one["dimension"])}};
    std::vector<SeenTrial> finished;
    for (std::size_t i = 0; i < one["history"].size(); ++i)
      finished.push_back({{space[0].scaled(one["history"][i])}, one["losses"][i]});
    Random random(5, Stream::search);
    std::vector<double> ours;
    for (int i = 0; i < 2000; ++i) ours.push_back(space[0].valueAt(mostPromising(space, finished, {}, 24, random)[0]));
    // Two samples of 2,000 from one distribution are farther apart than 1.95 sqrt(2 / 2000) once in a thousand times.
    EXPECT_LT(distanceOf(ours, one["proposed"].get<std::vector<double>>()), 1.95 * std::sqrt(2.0 / 2000))
        << one["dimension"] << ' ' << finished.size();
  }
}

TEST(Parzen, HasTheDensitiesOfAPlainProgramOfTheRule) {
  const OrderedJson fixture = searchFixture("parzen-densities.json");
  const Space space = spaceFrom(fixture["space"]);
  for (const OrderedJson& one : fixture["cases"]) {
    std::vector<Coordinates> seen;
    for (const auto& params : one["seen"]) seen.push_back(coordinatesFrom(space, params));
    std::vector<const Coordinates*> pointers;
    for (const Coordinates& at : seen) pointers.push_back(&at);
    const Parzen parzen(space, pointers);
    for (std::size_t i = 0; i < one["points"].size(); ++i)
      EXPECT_NEAR(parzen.logDensity(coordinatesFrom(space, one["points"][i])), one["logDensity"][i].get<double>(), 1e-9)
          << seen.size();
  }
}

TEST(Parzen, DrawsFromItsDensity) {
  const OrderedJson fixture = searchFixture("parzen-densities.json");
  const Space space = spaceFrom(fixture["space"]);
  std::vector<Coordinates> seen;
  for (const auto& params : fixture["cases"][3]["seen"]) seen.push_back(coordinatesFrom(space, params));
  std::vector<const Coordinates*> pointers;
  for (const Coordinates& at : seen) pointers.push_back(&at);
  const Parzen parzen(space, pointers);
  // For draws from a density p, the mean of q / p is 1 for every density q on the same space.
  const Parzen other(space, {});
  Random random(11, Stream::search);
  double sum = 0;
  constexpr int draws = 20000;
  for (int i = 0; i < draws; ++i) {
    const Coordinates at = parzen.sample(random);
    EXPECT_EQ(std::isnan(at[2]), at[0] == 2) << "momentum is there for a and b only";
    sum += std::exp(other.logDensity(at) - parzen.logDensity(at));
  }
  EXPECT_NEAR(sum / draws, 1, 0.05);
}

TEST(Importance, IsThatOfOptunaWithinTwoPercent) {
  const OrderedJson fixture = searchFixture("importances.json");
  ASSERT_EQ(fixture["tables"].size(), 10U);
  for (const OrderedJson& table : fixture["tables"]) {
    const Space space = spaceFrom(table["space"]);
    std::vector<FiniteTrial> trials;
    for (std::size_t i = 0; i < table["losses"].size(); ++i)
      trials.push_back({coordinatesFrom(space, table["params"][i]), table["losses"][i]});
    const std::vector<double> result = importances(space, trials);
    for (std::size_t i = 0; i < space.size(); ++i)
      EXPECT_NEAR(result[i], table["importance"][space[i].path].get<double>(), 0.02) << space[i].path;
  }
}

TEST(Importance, FindsTheOnlyDimensionWithAnEffect) {
  Random random(1, Stream::search);
  Space space;
  for (const char* path : {"x1", "x2"}) space.dimensions.push_back({path, Kind::uniform, 0, 1, {}, {}});
  std::vector<FiniteTrial> trials;
  for (int i = 0; i < 100; ++i) {
    const double x1 = random.uniform(), x2 = random.uniform();
    trials.push_back({{x1, x2}, x1 + x2 / 1000});
  }
  const auto result = importancesWithIntervals(space, trials);
  EXPECT_GT(result[0].importance, 0.9);
  EXPECT_NEAR(result[0].importance + result[1].importance, 1, 1e-12);
  for (const Importance& one : result) {
    EXPECT_LE(one.low, one.high);
    EXPECT_GE(one.low, 0);
    EXPECT_LE(one.high, 1);
  }
}

}  // namespace
}  // namespace gradlab::testing
