#include "core/experiment/plane.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/core/experiment/documents.h"

namespace gradlab::testing {
namespace {

using Paths = std::vector<std::string>;

Paths problemPaths(const CheckedPlane& checked) {
  Paths paths;
  for (const Problem& problem : checked.problems) paths.push_back(problem.path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

const Value network = Value::Object{{"name", "network"}, {"experiment", Value::Object{}}};

TEST(Plane, HasOneBatchOfAllTrainingRows) {
  const Value of = with(with(network, "experiment.data.samples", 100), "experiment.model.hidden", Value::Array{3});
  const CheckedPlane checked = checkPlane(with(of, "experiment.data.split", Value::Array{.8, .1, .1}));
  ASSERT_EQ(problemPaths(checked), Paths{});
  EXPECT_EQ(checked.choice->experiment.batchSize, 80);
  // 2 inputs, 3 units and 2 classes, for 80 rows.
  EXPECT_EQ(checked.choice->work, (2 * 3 + 3 * 2) * 80);
  EXPECT_EQ(checked.choice->seed, 0);
  EXPECT_EQ(checkPlane(with(network, "seed", 7)).choice->seed, 7);
}

TEST(Plane, IsRefusedWithThePathsOfItsProblems) {
  EXPECT_EQ(problemPaths(checkPlane(Value::Object{{"name", "network"}})), Paths{"surface.experiment"});
  const auto problemsWith = [](std::string_view path, const Value& value) {
    const CheckedPlane checked = checkPlane(with(network, path, value));
    EXPECT_FALSE(checked.choice);
    return problemPaths(checked);
  };
  EXPECT_EQ(problemsWith("experiment.seed", -1), Paths{"surface.experiment.seed"});
  EXPECT_EQ(problemsWith("experiment.data.source", "iris"), Paths{"surface.experiment.data.source"});
  EXPECT_EQ(problemsWith("kappa", 2), Paths{"surface.kappa"});
  EXPECT_EQ(problemsWith("seed", -1), Paths{"surface.seed"});
}

}  // namespace
}  // namespace gradlab::testing
