#pragma once

#include <array>
#include <numbers>
#include <span>

#include "core/matrix/elementary.h"
#include "core/surfaces/surface-info.h"

namespace gradlab::landscape {

/// A quadratic of curvatures 1 and kappa, turned by an angle: what a badly scaled input does to a loss.
struct Ravine {
  static constexpr std::array knobs{
      Knob{"angle", 0, -360, 360, Scale::linear, "Degrees by which the ravine is turned away from the axes.", false, 0,
           90},
      Knob{"kappa", 100, 1e-6, 1e6, Scale::log, "How much steeper it is across than along: the condition number.",
           false, 1, 1000},
  };
  static constexpr std::array<Point, 1> minima{Point{0, 0}};
  static constexpr SurfaceInfo info{
      .name = "ravine",
      .label = "Ravine",
      .help = "Steep across and flat along: a rate small enough for the walls is too small for the floor.",
      .formula = R"(f = \tfrac{1}{2} (u^2 + \kappa v^2),)"
                 R"(\quad u = x \cos\alpha + y \sin\alpha,\; v = -x \sin\alpha + y \cos\alpha)",
      .domain = {{-2, -2}, {2, 2}},
      .start = {1.8, 0.8},
      .minima = minima,
      .knobs = knobs,
  };

  double cosine, sine, kappa;

  explicit Ravine(std::span<const double> values)
      : cosine(elementary::sineAfterQuarters(radians(values[0]), 1)),
        sine(elementary::sineAfterQuarters(radians(values[0]), 0)),
        kappa(values[1]) {}

  double value(Point at) const {
    const auto [u, v] = turned(at);
    return (u * u + kappa * v * v) / 2;
  }

  Point gradient(Point at) const {
    const auto [u, v] = turned(at);
    return {u * cosine - kappa * v * sine, u * sine + kappa * v * cosine};
  }

 private:
  static double radians(double degrees) { return degrees * std::numbers::pi / 180; }
  Point turned(Point at) const { return {at.x * cosine + at.y * sine, -at.x * sine + at.y * cosine}; }
};

}  // namespace gradlab::landscape
