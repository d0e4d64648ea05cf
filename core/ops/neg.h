#pragma once

#include <string_view>

#include "core/ops/shape.h"

namespace gradlab {

/// -x, element by element.
struct Neg : Elementwise {
  static constexpr std::string_view name = "neg", formula = R"(-x)";

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = (-x.array()).matrix();
  }
  template <class X, class D, class Into>
  static void pullback(const X& /*x*/, const D& dy, Into dx) {
    dx(-dy.array());
  }
  template <class X, class D, class T>
  static void pushforward(const X& /*x*/, const D& tx, T ty) {
    ty = (-tx.array()).matrix();
  }
};

}  // namespace gradlab
