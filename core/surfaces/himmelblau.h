#pragma once

#include <array>

#include "core/surfaces/surface-info.h"

namespace gradlab::landscape {

/// Himmelblau (1972).
struct Himmelblau {
  static constexpr std::array<Knob, 0> knobs{};
  static constexpr std::array<Point, 4> minima{Point{3, 2}, Point{-2.805118086952745, 3.131312518250573},
                                               Point{-3.779310253377747, -3.283185991286170},
                                               Point{3.584428340330492, -1.848126526964404}};
  static constexpr SurfaceInfo info{
      .name = "himmelblau",
      .label = "Himmelblau",
      .help = "Four minima, all equally good: where a descent ends depends on where it began.",
      .formula = R"(f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2)",
      .domain = {{-5, -5}, {5, 5}},
      .start = {0, 0},
      .minima = minima,
      .knobs = knobs,
  };

  static double value(Point at) {
    const auto [x, y] = at;
    const double a = x * x + y - 11, b = x + y * y - 7;
    return a * a + b * b;
  }

  static Point gradient(Point at) {
    const auto [x, y] = at;
    const double a = x * x + y - 11, b = x + y * y - 7;
    return {4 * a * x + 2 * b, 2 * a + 4 * b * y};
  }
};

}  // namespace gradlab::landscape
