#pragma once

#include <algorithm>

#include "core/matrix/types.h"

namespace gradlab {

/// The shape rule of ops that work element by element.
struct Elementwise {
  static Shape shape(Shape x) { return x; }
};

/// The shape rule of ops on pairs of elements: equal shapes, or shapes that become equal by repeating single rows or
/// columns.
struct Broadcasting {
  static constexpr bool broadcasts = true;
  static bool fits(Shape a, Shape b) {
    return (a.rows == b.rows || a.rows == 1 || b.rows == 1) && (a.cols == b.cols || a.cols == 1 || b.cols == 1);
  }
  static Shape shape(Shape a, Shape b) { return {std::max(a.rows, b.rows), std::max(a.cols, b.cols)}; }
};

}  // namespace gradlab
