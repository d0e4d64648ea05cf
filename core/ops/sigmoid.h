#pragma once

#include <string_view>

#include "core/matrix/elementary.h"
#include "core/ops/shape.h"

namespace gradlab {

/// 1 / (1 + exp(-x)), element by element.
struct Sigmoid : Elementwise {
  static constexpr std::string_view name = "sigmoid", label = "sigmoid", formula = R"(\frac{1}{1 + e^{-x}})";
  static constexpr std::string_view help =
      "Between 0 and 1. Its slope is at most 1/4, so a gradient shrinks in every layer that it passes.";

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = eachElement<elementary::Logistic>(x).matrix();
  }
  template <class X, class Y, class D, class Into>
  static void pullback(const X& /*x*/, const Y& y, const D& dy, Into dx) {
    dx(dy.array() * y.array() * (1 - y.array()));
  }
  template <class X, class Y, class D, class T>
  static void pushforward(const X& /*x*/, const Y& y, const D& tx, T ty) {
    ty = (tx.array() * y.array() * (1 - y.array())).matrix();
  }
};

}  // namespace gradlab
