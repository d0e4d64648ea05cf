#pragma once

#include <string_view>

#include "core/ops/shape.h"

namespace gradlab {

/// The natural logarithm, element by element: -inf at 0, NaN below.
struct Log : Elementwise {
  static constexpr std::string_view name = "log", formula = R"(\log x)";

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = (x.array().log()).matrix();
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(dy.array() / x.array());
  }
  template <class X, class D, class T>
  static void pushforward(const X& x, const D& tx, T ty) {
    ty = (tx.array() / x.array()).matrix();
  }
};

}  // namespace gradlab
