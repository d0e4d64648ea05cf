#pragma once

#include <array>

#include "core/surfaces/surface-info.h"

namespace gradlab::landscape {

/// A saddle point at the origin between two minima of -1/4.
struct Saddle {
  static constexpr std::array<Knob, 0> knobs{};
  static constexpr std::array<Point, 2> minima{Point{0, -1}, Point{0, 1}};
  static constexpr SurfaceInfo info{
      .name = "saddle",
      .label = "Saddle",
      .help =
          "Flat in the middle: two minima lie on either side of a ridge, at y = 1 and -1, and the gradient of a start "
          "on the ridge never says so.",
      .formula = R"(f = \tfrac{1}{2} x^2 - \tfrac{1}{2} y^2 + \tfrac{1}{4} y^4)",
      .domain = {{-2, -2}, {2, 2}},
      .start = {1.5, 0.01},
      .minima = minima,
      .knobs = knobs,
  };

  static double value(Point at) {
    const auto [x, y] = at;
    return x * x / 2 - y * y / 2 + y * y * y * y / 4;
  }

  static Point gradient(Point at) {
    const auto [x, y] = at;
    return {x, y * y * y - y};
  }
};

}  // namespace gradlab::landscape
