#pragma once

#include <span>
#include <string_view>

#include "core/base/knob.h"

namespace gradlab {

/// The two parameters, or the slope in both directions.
struct Point {
  double x;
  double y;

  friend bool operator==(const Point&, const Point&) = default;
};

/// What a map of a surface needs before anything is computed.
struct SurfaceInfo {
  struct Domain {
    Point low;
    Point high;
  };

  std::string_view name;
  std::string_view label;
  std::string_view help;
  std::string_view formula;       ///< TeX of f(x, y)
  Domain domain;                  ///< the part worth drawing
  Point start;                    ///< a good place to set out from
  std::span<const Point> minima;  ///< the global ones
  std::span<const Knob> knobs;
};

}  // namespace gradlab
