#include "core/train/network-plane.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "core/optim/optimizer.h"
#include "core/surfaces/descend.h"
#include "core/train/trainer.h"

namespace gradlab::testing {
namespace {

Value planeOf(Value::Object model, std::string source, int seed) {
  Value::Object experiment{{"data", Value::Object{{"source", std::move(source)}, {"samples", 60}}},
                           {"model", std::move(model)}};
  return Value::Object{{"name", "network"}, {"experiment", std::move(experiment)}, {"seed", seed}};
}

PlaneChoice choiceOf(const Value& surface) {
  const CheckedPlane checked = checkPlane(surface);
  EXPECT_TRUE(checked.problems.empty());
  return checked.choice.value();
}

const Value smooth = Value::Object{{"hidden", Value::list(std::vector{6, 5})}, {"activation", "tanh"}};

TEST(NetworkPlane, IsTheTrainingLossOfTheFirstWeightsAtItsOrigin) {
  for (const char* source : {"moons", "sine"}) {
    const PlaneChoice choice = choiceOf(planeOf(*smooth.object(), source, 0));
    auto created = Trainer::create(choice.experiment, choice.dataset);
    const auto& trainer = *std::get<std::unique_ptr<Trainer>>(created);
    EXPECT_NEAR(NetworkPlane(choice).value({0, 0}), trainer.evaluationSeries()[0].train.loss, 1e-6) << source;
  }
}

TEST(NetworkPlane, HasTheGradientOfItsValue) {
  for (const char* normalization : {"none", "layer", "batch"}) {
    Value::Object model = *smooth.object();
    model.emplace_back("normalization", normalization);
    const NetworkPlane plane(choiceOf(planeOf(model, "moons", 3)));
    constexpr double h = 3e-3;
    for (const Point at : {Point{0, 0}, Point{.3, -.2}, Point{-1, .7}}) {
      const Point slope = plane.gradient(at);
      EXPECT_GT(std::hypot(slope.x, slope.y), 1e-2) << normalization;
      EXPECT_NEAR(slope.x, (plane.value({at.x + h, at.y}) - plane.value({at.x - h, at.y})) / (2 * h), 1e-3)
          << normalization;
      EXPECT_NEAR(slope.y, (plane.value({at.x, at.y + h}) - plane.value({at.x, at.y - h})) / (2 * h), 1e-3)
          << normalization;
    }
  }
}

TEST(NetworkPlane, DoesNotDependOnEarlierRequests) {
  const NetworkPlane plane(choiceOf(planeOf(*smooth.object(), "moons", 0)));
  const double value = plane.value({.5, .5});
  const Point slope = plane.gradient({.5, .5});
  plane.gradient({-1, 2});
  EXPECT_EQ(plane.gradient({.5, .5}), slope);
  EXPECT_EQ(plane.value({.5, .5}), value);
}

TEST(NetworkPlane, HasTheSameOriginForEverySeedOfItsDirections) {
  const NetworkPlane one(choiceOf(planeOf(*smooth.object(), "moons", 1)));
  const NetworkPlane other(choiceOf(planeOf(*smooth.object(), "moons", 2)));
  EXPECT_EQ(one.value({0, 0}), other.value({0, 0}));
  EXPECT_NE(one.value({1, 0}), other.value({1, 0}));
}

/// A linear network: along a direction as long as its weights, the loss is a parabola.
TEST(NetworkPlane, IsAParabolaForALinearModel) {
  const NetworkPlane plane(choiceOf(planeOf({{"hidden", Value::Array{}}, {"activation", "identity"}}, "plane", 0)));
  const auto f = [&](double x) { return plane.value({x, 0}); };
  const double curvature = f(1) - 2 * f(0) + f(-1);
  EXPECT_GT(curvature, 1e-3);
  EXPECT_NEAR(f(2) - 2 * f(1) + f(0), curvature, 1e-4 * curvature + 1e-5);
}

TEST(NetworkPlane, CanBeDescendedOn) {
  const NetworkPlane plane(choiceOf(planeOf(*smooth.object(), "moons", 0)));
  const std::vector<double> knobs{.02, .9, .999, 1e-8, 0};
  Optimizer<double> adam("adam", knobs, 2);
  const Path path = descend(plane, adam, {.start = {0, 0}, .steps = 100, .lr = .02, .noise = 0, .seed = 0});
  EXPECT_FALSE(path.diverged);
  EXPECT_LT(path.f.back(), path.f.front() - .05);
}

/// A forward pass and a backward pass of twice its cost, in addition to the cost of any surface.
TEST(NetworkPlane, CostsThreePasses) {
  const PlaneChoice choice = choiceOf(planeOf(*smooth.object(), "moons", 0));
  EXPECT_EQ(NetworkPlane(choice).work(), makeSurface("bowl", {})->work() + 3 * choice.work);
}

}  // namespace
}  // namespace gradlab::testing
