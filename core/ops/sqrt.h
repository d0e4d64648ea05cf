#pragma once

#include <string_view>

#include "core/ops/shape.h"

namespace gradlab {

/// The square root, element by element: NaN below 0; its slope at 0 is infinite.
struct Sqrt : Elementwise {
  static constexpr std::string_view name = "sqrt", formula = R"(\sqrt{x})";

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = (x.array().sqrt()).matrix();
  }
  template <class X, class Y, class D, class Into>
  static void pullback(const X& /*x*/, const Y& y, const D& dy, Into dx) {
    dx(dy.array() / (2 * y.array()));
  }
  template <class X, class Y, class D, class T>
  static void pushforward(const X& /*x*/, const Y& y, const D& tx, T ty) {
    ty = (tx.array() / (2 * y.array())).matrix();
  }
};

}  // namespace gradlab
