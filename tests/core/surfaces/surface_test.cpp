#include "core/surfaces/surface.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <map>
#include <numbers>
#include <string>
#include <vector>

#include "core/matrix/random.h"

namespace gradlab::testing {
namespace {

std::vector<double> defaultsOf(const SurfaceInfo& info) {
  std::vector<double> values;
  for (const Knob& knob : info.knobs) values.push_back(knob.fallback);
  return values;
}

/// The surface with its default knobs, and a turned one if it has knobs.
std::vector<std::unique_ptr<const Surface>> variantsOf(const SurfaceInfo& info) {
  std::vector<std::unique_ptr<const Surface>> variants;
  variants.push_back(makeSurface(info.name, defaultsOf(info)));
  if (info.name == "ravine") variants.push_back(makeSurface(info.name, std::vector<double>{30, 7}));
  return variants;
}

/// The formulas of the documentation, written a second time with the functions of the standard library.
const std::map<std::string, std::function<double(double, double)>>& formulas() {
  static const std::map<std::string, std::function<double(double, double)>> all{
      {"bowl", [](double x, double y) { return (x * x + y * y) / 2; }},
      {"ravine", [](double x, double y) { return (x * x + 100 * y * y) / 2; }},
      {"saddle", [](double x, double y) { return x * x / 2 - y * y / 2 + std::pow(y, 4) / 4; }},
      {"rosenbrock", [](double x, double y) { return std::pow(1 - x, 2) + 100 * std::pow(y - x * x, 2); }},
      {"beale",
       [](double x, double y) {
         return std::pow(1.5 - x + x * y, 2) + std::pow(2.25 - x + x * y * y, 2) +
                std::pow(2.625 - x + x * y * y * y, 2);
       }},
      {"himmelblau", [](double x, double y) { return std::pow(x * x + y - 11, 2) + std::pow(x + y * y - 7, 2); }},
      {"styblinski-tang",
       [](double x, double y) {
         return (std::pow(x, 4) - 16 * x * x + 5 * x + std::pow(y, 4) - 16 * y * y + 5 * y) / 2;
       }},
      {"rastrigin",
       [](double x, double y) {
         return 20 + x * x - 10 * std::cos(2 * std::numbers::pi * x) + y * y - 10 * std::cos(2 * std::numbers::pi * y);
       }},
  };
  return all;
}

/// Calls `visit` with points on a grid over the whole domain of a surface.
void everywhere(const SurfaceInfo& info, const std::function<void(Point)>& visit) {
  Random random(5, Stream::data);
  const auto [low, high] = info.domain;
  for (int i = 0; i < 200; ++i)
    visit({low.x + (high.x - low.x) * random.uniform(), low.y + (high.y - low.y) * random.uniform()});
}

TEST(Surfaces, EqualTheFormulasOfTheDocumentation) {
  ASSERT_EQ(surfaces().size(), formulas().size());
  for (const SurfaceInfo& info : surfaces()) {
    const auto surface = makeSurface(info.name, defaultsOf(info));
    const auto& formula = formulas().at(std::string(info.name));
    everywhere(info, [&](Point at) {
      const double expected = formula(at.x, at.y);
      EXPECT_NEAR(surface->value(at), expected, 1e-12 * (1 + std::abs(expected))) << info.name;
    });
  }
}

TEST(Surfaces, HaveTheGradientOfTheirValue) {
  constexpr double h = 1e-5;
  for (const SurfaceInfo& info : surfaces())
    for (const auto& surface : variantsOf(info))
      everywhere(info, [&](Point at) {
        const auto [dx, dy] = surface->gradient(at);
        const double size = 1 + std::abs(dx) + std::abs(dy) + std::abs(surface->value(at));
        EXPECT_NEAR(dx, (surface->value({at.x + h, at.y}) - surface->value({at.x - h, at.y})) / (2 * h), 1e-7 * size)
            << info.name;
        EXPECT_NEAR(dy, (surface->value({at.x, at.y + h}) - surface->value({at.x, at.y - h})) / (2 * h), 1e-7 * size)
            << info.name;
      });
}

TEST(Surfaces, HaveGradientZeroAndTheLowestValueAtTheirMinima) {
  for (const SurfaceInfo& info : surfaces())
    for (const auto& surface : variantsOf(info)) {
      ASSERT_FALSE(info.minima.empty()) << info.name;
      const double lowest = surface->value(info.minima[0]);
      for (const Point minimum : info.minima) {
        EXPECT_NEAR(surface->gradient(minimum).x, 0, 1e-11) << info.name;
        EXPECT_NEAR(surface->gradient(minimum).y, 0, 1e-11) << info.name;
        EXPECT_NEAR(surface->value(minimum), lowest, 1e-11) << info.name << ": all minima are equally deep";
      }
      everywhere(info, [&](Point at) { EXPECT_GE(surface->value(at), lowest - 1e-11) << info.name; });
    }
}

TEST(Surfaces, HaveTheirMinimaAndStartInTheirDomain) {
  for (const SurfaceInfo& info : surfaces()) {
    const auto isDrawn = [&](Point at) {
      return info.domain.low.x <= at.x && at.x <= info.domain.high.x && info.domain.low.y <= at.y &&
             at.y <= info.domain.high.y;
    };
    EXPECT_TRUE(isDrawn(info.start)) << info.name;
    for (const Point minimum : info.minima) EXPECT_TRUE(isDrawn(minimum)) << info.name;
    EXPECT_FALSE(info.label.empty() || info.help.empty() || info.formula.empty()) << info.name;
  }
}

TEST(Ravine, HasCurvatures1And100AlongAndAcrossA45DegreeAxis) {
  const double root = std::sqrt(0.5);
  const auto ravine = makeSurface("ravine", std::vector<double>{45, 100});
  EXPECT_NEAR(ravine->value({root, root}), .5, 1e-14);
  EXPECT_NEAR(ravine->value({-root, root}), 50, 1e-13);
  EXPECT_NEAR(ravine->gradient({-root, root}).x, -100 * root, 1e-12);
  EXPECT_NEAR(ravine->gradient({-root, root}).y, 100 * root, 1e-12);
}

}  // namespace
}  // namespace gradlab::testing
