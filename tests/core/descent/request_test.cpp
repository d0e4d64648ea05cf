#include "core/descent/request.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "tests/core/experiment/documents.h"

namespace gradlab::testing {
namespace {

using Paths = std::vector<std::string>;

Paths sorted(const Problems& problems) {
  Paths paths;
  for (const Problem& problem : problems) paths.push_back(problem.path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

const Value origin = Value::list(std::vector{0.0, 0.0});
const Value descent = Value::Object{
    {"surface", Value::Object{{"name", "bowl"}}}, {"optimizer", Value::Object{{"name", "adam"}}}, {"start", origin}};
const Value network = Value::Object{{"name", "network"}, {"experiment", Value::Object{}}};

/// A surface as expensive as a network with about a thousand weights on a hundred rows.
class Costly final : public Surface {
 public:
  double value(Point) const override { return 0; }
  Point gradient(Point) const override { return {}; }
  double work() const override { return 1e5; }
};

TEST(Requests, AreValidWithNamesAndAStartOnly) {
  const CheckedDescent checked = checkDescent(descent);
  EXPECT_EQ(sorted(checked.problems), Paths{});
  EXPECT_EQ(checked.descent.steps, 200);
  EXPECT_EQ(checked.descent.lr, .001);
  EXPECT_FALSE(checked.descent.inside);
  EXPECT_EQ(checked.descent.drift.x, 0);
  EXPECT_EQ(checkDescent(with(descent, "drift", Value::Array{1, 2})).descent.drift.y, 2);
}

TEST(Requests, ReportEveryBadField) {
  EXPECT_EQ(sorted(checkDescent(Value::Object{}).problems), (Paths{"optimizer.name", "start", "surface.name"}));
  const Value twice = Value::Object{{"name", "bowl"}, {"name", "saddle"}};
  EXPECT_EQ(sorted(checkDescent(with(descent, "surface", twice)).problems), Paths{"surface.name"})
      << "given, only not once";
  EXPECT_EQ(sorted(checkDescent(with(descent, "inside", 1)).problems), Paths{"inside"});
  EXPECT_EQ(sorted(checkDescent(with(descent, "rates", origin)).problems), Paths{"rates"}) << "not of a descent";
  EXPECT_EQ(sorted(checkDescent(with(descent, "drift", Value::Array{1})).problems), Paths{"drift"}) << "along x and y";
  EXPECT_EQ(sorted(checkDescent(with(descent, "surface.seed", 1)).problems), Paths{"surface.seed"})
      << "not of the bowl";
  EXPECT_EQ(sorted(checkTuning(descent).problems), Paths{"rates"});
  EXPECT_EQ(sorted(checkTuning(with(descent, "rates", Value::Array{.1, -1, "x"})).problems),
            (Paths{"rates[1]", "rates[2]"}));
  EXPECT_EQ(sorted(checkTuning(with(with(descent, "rates", Value::Array{}), "seeds", 0)).problems),
            (Paths{"rates", "seeds"}));
  EXPECT_EQ(sorted(checkGrid(Value::Object{{"columns", 1}}).problems), (Paths{"columns", "surface.name", "x", "y"}));
}

TEST(Requests, UseTheGivenPlaneForASurfaceNetwork) {
  const auto plane = std::make_shared<const Costly>();
  const Value asked = with(descent, "surface", network);
  const CheckedDescent checked = checkDescent(asked, plane);
  EXPECT_EQ(sorted(checked.problems), Paths{});
  EXPECT_EQ(makeLandscape(checked.landscape), plane);
  EXPECT_EQ(checkDescent(descent, plane).landscape.plane, nullptr) << "a bowl was asked for";
  EXPECT_EQ(sorted(checkDescent(asked).problems), Paths{"surface.name"}) << "nobody made one";
}

TEST(Requests, ReportWhatIsWrongInATypedRule) {
  const Value own =
      with(descent, "optimizer", Value::Object{{"name", "own"}, {"rule", "v = mu*v + g; theta = theta - lr*v"}});
  const Value whole = with(own, "optimizer.constants", Value::Object{{"mu", .9}, {"lr", .1}});
  const CheckedDescent checked = checkDescent(whole);
  ASSERT_EQ(sorted(checked.problems), Paths{});
  EXPECT_EQ(checked.own->constants, (std::vector{.9, .1}));
  EXPECT_EQ(checked.descent.lr, .1);
  EXPECT_EQ(sorted(checkDescent(own).problems), (Paths{"optimizer.constants.lr", "optimizer.constants.mu"}));
  const auto problemsWith = [&](std::string_view path, const Value& value) {
    return sorted(checkDescent(with(whole, path, value)).problems);
  };
  EXPECT_EQ(problemsWith("optimizer.constants.beta", 1), Paths{"optimizer.constants.beta"});
  EXPECT_EQ(problemsWith("optimizer.constants.mu", "x"), Paths{"optimizer.constants.mu"});
  EXPECT_EQ(problemsWith("optimizer.constants.mu", NAN), Paths{"optimizer.constants.mu"});
  EXPECT_EQ(problemsWith("optimizer.constants", 3), Paths{"optimizer.constants"});
  EXPECT_EQ(problemsWith("optimizer.rule", 3), Paths{"optimizer.rule"});
  EXPECT_EQ(problemsWith("optimizer.rule", "theta = "), Paths{"optimizer.rule"});
  EXPECT_EQ(problemsWith("optimizer.lr", .1), Paths{"optimizer.lr"}) << "a constant, not a knob";
  EXPECT_EQ(sorted(checkDescent(with(descent, "optimizer", Value::Object{{"name", "own"}})).problems),
            Paths{"optimizer.rule"});
}

TEST(Requests, TuneATypedRuleOnlyWithAConstantLr) {
  const auto tuning = [](const std::string& rule, const Value::Object& constants) {
    const Value own = Value::Object{{"name", "own"}, {"rule", rule}, {"constants", constants}};
    return sorted(checkTuning(with(with(descent, "optimizer", own), "rates", Value::Array{.1, .2})).problems);
  };
  EXPECT_EQ(tuning("theta = theta - lr*g", {{"lr", .1}}), Paths{});
  EXPECT_EQ(tuning("theta = theta - step*g", {{"step", .1}}), Paths{"rates"});
}

TEST(Requests, AreRefusedAbove4e9Multiplications) {
  EXPECT_EQ(sorted(checkDescent(with(descent, "steps", 1e6)).problems), Paths{});
  const auto plane = std::make_shared<const Costly>();
  const Value costly = with(descent, "surface", network);
  EXPECT_EQ(sorted(checkDescent(with(costly, "steps", 40'000), plane).problems), Paths{});
  EXPECT_EQ(sorted(checkDescent(with(costly, "steps", 40'001), plane).problems), Paths{"steps"});
  const Value tuning = with(with(descent, "rates", origin), "rates", Value::Array{.1, .2});
  EXPECT_EQ(sorted(checkTuning(with(tuning, "steps", 1e6)).problems), Paths{});
  EXPECT_EQ(sorted(checkTuning(with(with(tuning, "steps", 1e6), "seeds", 1000)).problems), Paths{"steps"});
  const Value grid =
      Value::Object{{"surface", network}, {"x", origin}, {"y", origin}, {"columns", 1000}, {"rows", 1000}};
  EXPECT_EQ(sorted(checkGrid(grid, plane).problems), Paths{"columns"});
}

}  // namespace
}  // namespace gradlab::testing
