#pragma once

#include <span>
#include <string_view>

#include "core/base/knob.h"

namespace gradlab {

/// The values of the two parameters, or a gradient.
struct Point {
  double x;
  double y;

  friend bool operator==(const Point&, const Point&) = default;
};

/// A catalog entry: what the map of a surface needs before anything is computed.
struct SurfaceInfo {
  struct Domain {
    Point low;
    Point high;
  };

  std::string_view name;
  std::string_view label;
  std::string_view help;
  std::string_view formula;       ///< TeX of f(x, y)
  Domain domain;                  ///< the part that a map shows
  Point start;                    ///< the default start of a descent
  std::span<const Point> minima;  ///< the global minima
  std::span<const Knob> knobs;
};

}  // namespace gradlab
