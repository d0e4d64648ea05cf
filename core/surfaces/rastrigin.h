#pragma once

#include <array>
#include <numbers>

#include "core/matrix/elementary.h"
#include "core/surfaces/surface-info.h"

namespace gradlab::landscape {

/// Rastrigin (1974).
struct Rastrigin {
  static constexpr std::array<Knob, 0> knobs{};
  static constexpr std::array<Point, 1> minima{Point{0, 0}};
  static constexpr SurfaceInfo info{
      .name = "rastrigin",
      .label = "Rastrigin",
      .help = "An egg box: a minimum in every dent, and only noise, speed or long strides lead from one to the next.",
      .formula = R"(f = 20 + x^2 - 10 \cos 2\pi x + y^2 - 10 \cos 2\pi y)",
      .domain = {{-5, -5}, {5, 5}},
      .start = {3.3, 2.7},
      .minima = minima,
      .knobs = knobs,
  };

  static double value(Point at) {
    const auto [x, y] = at;
    return 20 + wave(x) + wave(y);
  }

  static Point gradient(Point at) {
    const auto [x, y] = at;
    return {slope(x), slope(y)};
  }

 private:
  static constexpr double twoPi = 2 * std::numbers::pi;
  static double wave(double x) { return x * x - 10 * elementary::sineAfterQuarters(twoPi * x, 1); }
  static double slope(double x) { return 2 * x + 10 * twoPi * elementary::sineAfterQuarters(twoPi * x, 0); }
};

}  // namespace gradlab::landscape
