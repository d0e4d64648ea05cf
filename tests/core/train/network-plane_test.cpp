#include "core/train/network-plane.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "core/train/descend.h"
#include "core/train/trainer.h"

namespace gradlab::testing {
namespace {

Value planeOf(Value::Object model, std::string source, int seed) {
  Value::Object experiment{{"data", Value::Object{{"source", std::move(source)}, {"samples", 60}}},
                           {"model", std::move(model)}};
  return Value::Object{{"name", "network"}, {"experiment", std::move(experiment)}, {"seed", seed}};
}

Landscape landscapeOf(const Value& surface) {
  const CheckedGrid checked = checkGrid(Value::Object{
      {"surface", surface}, {"x", Value::list(std::vector{-1.0, 1.0})}, {"y", Value::list(std::vector{-1.0, 1.0})}});
  EXPECT_TRUE(checked.problems.empty());
  return checked.landscape;
}

const Value smooth = Value::Object{{"hidden", Value::list(std::vector{6, 5})}, {"activation", "tanh"}};

TEST(NetworkPlane, IsTheTrainingLossOfTheFirstWeightsAtItsOrigin) {
  for (const char* source : {"moons", "sine"}) {
    const Landscape landscape = landscapeOf(planeOf(*smooth.object(), source, 0));
    auto created = Trainer::create(landscape.network->experiment, landscape.network->dataset);
    const auto& trainer = *std::get<std::unique_ptr<Trainer>>(created);
    EXPECT_NEAR(makeLandscape(landscape)->value({0, 0}), trainer.evaluationSeries()[0].train.loss, 1e-6) << source;
  }
}

TEST(NetworkPlane, HasTheGradientOfItsValue) {
  for (const char* normalization : {"none", "layer", "batch"}) {
    Value::Object model = *smooth.object();
    model.emplace_back("normalization", normalization);
    const auto plane = makeLandscape(landscapeOf(planeOf(model, "moons", 3)));
    constexpr double h = 3e-3;
    for (const Point at : {Point{0, 0}, Point{.3, -.2}, Point{-1, .7}}) {
      const Point slope = plane->gradient(at);
      EXPECT_GT(std::hypot(slope.x, slope.y), 1e-2) << normalization;
      EXPECT_NEAR(slope.x, (plane->value({at.x + h, at.y}) - plane->value({at.x - h, at.y})) / (2 * h), 1e-3)
          << normalization;
      EXPECT_NEAR(slope.y, (plane->value({at.x, at.y + h}) - plane->value({at.x, at.y - h})) / (2 * h), 1e-3)
          << normalization;
    }
  }
}

TEST(NetworkPlane, SaysTheSameWhateverWasAskedBefore) {
  const auto plane = makeLandscape(landscapeOf(planeOf(*smooth.object(), "moons", 0)));
  const double value = plane->value({.5, .5});
  const Point slope = plane->gradient({.5, .5});
  plane->gradient({-1, 2});
  EXPECT_EQ(plane->gradient({.5, .5}), slope);
  EXPECT_EQ(plane->value({.5, .5}), value);
}

TEST(NetworkPlane, TurnsWithTheSeedOfItsDirectionsAboutTheSameOrigin) {
  const auto one = makeLandscape(landscapeOf(planeOf(*smooth.object(), "moons", 1)));
  const auto other = makeLandscape(landscapeOf(planeOf(*smooth.object(), "moons", 2)));
  EXPECT_EQ(one->value({0, 0}), other->value({0, 0}));
  EXPECT_NE(one->value({1, 0}), other->value({1, 0}));
}

/// A linear network without noise in its way: along a direction as long as the weights the loss is a parabola.
TEST(NetworkPlane, IsAParabolaForALinearModel) {
  const auto plane =
      makeLandscape(landscapeOf(planeOf({{"hidden", Value::Array{}}, {"activation", "identity"}}, "plane", 0)));
  const auto f = [&](double x) { return plane->value({x, 0}); };
  const double curvature = f(1) - 2 * f(0) + f(-1);
  EXPECT_GT(curvature, 1e-3);
  EXPECT_NEAR(f(2) - 2 * f(1) + f(0), curvature, 1e-4 * curvature + 1e-5);
}

TEST(NetworkPlane, CanBeDescendedOn) {
  const Value request = Value::Object{{"surface", planeOf(*smooth.object(), "moons", 0)},
                                      {"optimizer", Value::Object{{"name", "adam"}, {"lr", .02}}},
                                      {"start", Value::list(std::vector{0.0, 0.0})},
                                      {"steps", 100}};
  const CheckedDescent checked = checkDescent(request);
  ASSERT_TRUE(checked.problems.empty());
  const Path path = descend(checked);
  EXPECT_FALSE(path.diverged);
  EXPECT_LT(path.f.back(), path.f.front() - .05);
}

}  // namespace
}  // namespace gradlab::testing
