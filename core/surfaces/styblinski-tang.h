#pragma once

#include <array>

#include "core/surfaces/surface-info.h"

namespace gradlab::landscape {

/// Styblinski and Tang (1990).
struct StyblinskiTang {
  static constexpr std::array<Knob, 0> knobs{};
  static constexpr std::array<Point, 1> minima{Point{-2.903534027771177, -2.903534027771177}};
  static constexpr SurfaceInfo info{
      .name = "styblinski-tang",
      .label = "Styblinski-Tang",
      .help = "One deep minimum and three shallow ones in which a descent may be caught.",
      .formula = R"(f = \tfrac{1}{2} (x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y))",
      .domain = {{-5, -5}, {5, 5}},
      .start = {4, 3},
      .minima = minima,
      .knobs = knobs,
  };

  static double value(Point at) {
    const auto [x, y] = at;
    return (term(x) + term(y)) / 2;
  }

  static Point gradient(Point at) {
    const auto [x, y] = at;
    return {slope(x), slope(y)};
  }

 private:
  static double term(double x) { return x * x * x * x - 16 * x * x + 5 * x; }
  static double slope(double x) { return 2 * x * x * x - 16 * x + 2.5; }
};

}  // namespace gradlab::landscape
