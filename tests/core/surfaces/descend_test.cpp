#include "core/surfaces/descend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "core/optim/optimizer.h"

namespace gradlab::testing {
namespace {

std::vector<double> knobsOf(const std::string& rule, const std::map<std::string, double>& given) {
  std::vector<double> values;
  for (const Bounds& knob : findRule(rule)->knobs) {
    const auto setting = given.find(std::string(knob.name));
    values.push_back(setting == given.end() ? knob.fallback : setting->second);
  }
  return values;
}

Path path(const Surface& surface, const std::string& rule, const std::map<std::string, double>& given,
          Descent descent) {
  const std::vector<double> knobs = knobsOf(rule, given);
  Optimizer<double> optimizer(rule, knobs, 2);
  descent.lr = knobs[0];
  return descend(surface, optimizer, descent);
}

TEST(Descent, HasOneMorePointThanSteps) {
  const auto bowl = makeSurface("bowl", {});
  const Path result = path(*bowl, "sgd", {{"lr", .5}}, {.start = {2, -4}, .steps = 3, .lr = 0, .noise = 0, .seed = 0});
  EXPECT_EQ(result.x, (std::vector<double>{2, 1, .5, .25}));
  EXPECT_EQ(result.y, (std::vector<double>{-4, -2, -1, -.5}));
  EXPECT_EQ(result.f, (std::vector<double>{10, 2.5, .625, .15625}));
  EXPECT_FALSE(result.diverged);
}

TEST(Descent, FollowsASurfaceThatMoves) {
  // The minimum is at 0, 1, 2, 3; each step goes half of the way to its last position, so that SGD approaches a lag of
  // drift / lr.
  const auto bowl = makeSurface("bowl", {});
  const auto result = [&](long steps) {
    return path(*bowl, "sgd", {{"lr", .5}},
                {.start = {0, 0}, .steps = steps, .lr = 0, .noise = 0, .seed = 0, .drift = {1, 0}});
  };
  EXPECT_EQ(result(3).x, (std::vector<double>{0, 0, .5, 1.25}));
  EXPECT_EQ(result(3).y, (std::vector<double>(4, 0)));
  EXPECT_EQ(result(3).f, (std::vector<double>{0, .5, 1.125, 1.53125}));
  EXPECT_NEAR(result(100).x.back(), 100 - 2, 1e-12);
}

TEST(Descent, EndsAtTheLastFinitePoint) {
  const auto rosenbrock = makeSurface("rosenbrock", {});
  const Path result =
      path(*rosenbrock, "sgd", {{"lr", 10}}, {.start = {-1.5, 2}, .steps = 1000, .lr = 0, .noise = 0, .seed = 0});
  EXPECT_TRUE(result.diverged);
  EXPECT_LT(result.x.size(), 20U);
  EXPECT_TRUE(std::isfinite(result.x.back()) && std::isfinite(result.y.back()) && std::isfinite(result.f.back()));
}

TEST(Descent, AddsNoiseOfTheChosenSizeToBothComponents) {
  // At a flat point, with a rate of 1 and no momentum, a step is the noise itself.
  const auto bowl = makeSurface("bowl", {});
  double squares = 0, product = 0;
  constexpr int seeds = 4000;
  for (int seed = 0; seed < seeds; ++seed) {
    const Path result =
        path(*bowl, "sgd", {{"lr", 1}},
             {.start = {0, 0}, .steps = 1, .lr = 0, .noise = .5, .seed = static_cast<std::uint64_t>(seed)});
    squares += result.x[1] * result.x[1] + result.y[1] * result.y[1];
    product += result.x[1] * result.y[1];
  }
  EXPECT_NEAR(squares / (2 * seeds), .25, .02);
  EXPECT_NEAR(product / seeds, 0, .02);
}

TEST(Descent, IsTheSameForTheSameSeed) {
  const auto saddle = makeSurface("saddle", {});
  const auto walk = [&](std::uint64_t seed) {
    return path(*saddle, "adam", {}, {.start = {1, 0}, .steps = 50, .lr = 0, .noise = 1, .seed = seed}).y;
  };
  EXPECT_EQ(walk(1), walk(1));
  EXPECT_NE(walk(1), walk(2));
}

struct Race {
  std::string rule;
  std::map<std::string, double> knobs;
  long along;
  long turned;
};

/// The steps until the loss is below 1e-6 in the ravine of condition number 100, from one unit along and one across.
/// The ravine lies along the axes, then turned by 45 degrees (simulated with PyTorch). Adaptive rules depend on the
/// axes; the others do not.
TEST(Descent, TakesMoreStepsByAdaptiveRulesInATurnedRavine) {
  const double root = std::sqrt(0.5);
  const auto steps = [&](const Race& race, double angle, Point start) {
    const auto ravine = makeSurface("ravine", std::vector<double>{angle, 100});
    const Path result =
        path(*ravine, race.rule, race.knobs, {.start = start, .steps = 4000, .lr = 0, .noise = 0, .seed = 0});
    return std::find_if(result.f.begin(), result.f.end(), [](double f) { return f < 1e-6; }) - result.f.begin();
  };
  const Race races[] = {
      {"sgd", {{"lr", 2.0 / 101}}, 444, 444}, {"momentum", {{"lr", 4.0 / 121}, {"momentum", 81.0 / 121}}, 69, 69},
      {"adam", {{"lr", .1}}, 82, 501},        {"adam", {{"lr", .01}}, 305, 3306},
      {"adagrad", {{"lr", 1}}, 1, 505},       {"rmsprop", {{"lr", .001}}, 1372, 2304}};
  for (const Race& race : races) {
    EXPECT_EQ(steps(race, 0, {1, 1}), race.along) << race.rule;
    EXPECT_EQ(steps(race, 45, {0, 2 * root}), race.turned) << race.rule;
  }
}

}  // namespace
}  // namespace gradlab::testing
