#pragma once

#include <string_view>

#include "core/ops/shape.h"

namespace gradlab {

/// |x|, element by element. The gradient at 0 is 0, as in PyTorch.
struct Abs : Elementwise {
  static constexpr std::string_view name = "abs", formula = R"(\lvert x \rvert)";

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = (x.array().abs()).matrix();
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(dy.array() * x.array().sign());
  }
  template <class X, class D, class T>
  static void pushforward(const X& x, const D& tx, T ty) {
    ty = (tx.array() * x.array().sign()).matrix();
  }
};

}  // namespace gradlab
