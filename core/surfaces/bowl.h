#pragma once

#include <array>

#include "core/surfaces/surface-info.h"

namespace gradlab::landscape {

/// A quadratic of curvature 1.
struct Bowl {
  static constexpr std::array<Knob, 0> knobs{};
  static constexpr std::array<Point, 1> minima{Point{0, 0}};
  static constexpr SurfaceInfo info{
      .name = "bowl",
      .label = "Bowl",
      .help = "The easy case: equally steep all round, so the gradient points at the minimum.",
      .formula = R"(f = \tfrac{1}{2} (x^2 + y^2))",
      .domain = {{-3, -3}, {3, 3}},
      .start = {2.5, 2},
      .minima = minima,
      .knobs = knobs,
  };

  static double value(Point at) {
    const auto [x, y] = at;
    return (x * x + y * y) / 2;
  }

  static Point gradient(Point at) {
    const auto [x, y] = at;
    return {x, y};
  }
};

}  // namespace gradlab::landscape
