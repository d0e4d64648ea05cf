#pragma once

#include <array>

#include "core/surfaces/surface-info.h"

namespace gradlab::landscape {

/// Beale (1958).
struct Beale {
  static constexpr std::array<Knob, 0> knobs{};
  static constexpr std::array<Point, 1> minima{Point{3, 0.5}};
  static constexpr SurfaceInfo info{
      .name = "beale",
      .label = "Beale",
      .help = "Cliffs at the corners and a flat floor: gradients differ by many orders of magnitude.",
      .formula = R"(f = (1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2)",
      .domain = {{-4.5, -4.5}, {4.5, 4.5}},
      .start = {1, 1.5},
      .minima = minima,
      .knobs = knobs,
  };

  static double value(Point at) {
    const auto [x, y] = at;
    const double a = 1.5 - x + x * y, b = 2.25 - x + x * y * y, c = 2.625 - x + x * y * y * y;
    return a * a + b * b + c * c;
  }

  static Point gradient(Point at) {
    const auto [x, y] = at;
    const double a = 1.5 - x + x * y, b = 2.25 - x + x * y * y, c = 2.625 - x + x * y * y * y;
    return {2 * (a * (y - 1) + b * (y * y - 1) + c * (y * y * y - 1)), 2 * x * (a + 2 * b * y + 3 * c * y * y)};
  }
};

}  // namespace gradlab::landscape
