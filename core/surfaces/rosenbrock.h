#pragma once

#include <array>

#include "core/surfaces/surface-info.h"

namespace gradlab::landscape {

/// Rosenbrock (1960), also called the banana.
struct Rosenbrock {
  static constexpr std::array<Knob, 0> knobs{};
  static constexpr std::array<Point, 1> minima{Point{1, 1}};
  static constexpr SurfaceInfo info{
      .name = "rosenbrock",
      .label = "Rosenbrock",
      .help = "A bent valley: finding its floor is easy, following it to the minimum is not.",
      .formula = R"(f = (1-x)^2 + 100\, (y - x^2)^2)",
      .domain = {{-2, -1}, {2, 3}},
      .start = {-1.5, 2},
      .minima = minima,
      .knobs = knobs,
  };

  static double value(Point at) {
    const auto [x, y] = at;
    const double above = y - x * x;
    return (1 - x) * (1 - x) + 100 * above * above;
  }

  static Point gradient(Point at) {
    const auto [x, y] = at;
    const double above = y - x * x;
    return {2 * (x - 1) - 400 * x * above, 200 * above};
  }
};

}  // namespace gradlab::landscape
