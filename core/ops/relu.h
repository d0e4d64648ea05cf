#pragma once

#include <string_view>

#include "core/ops/shape.h"

namespace gradlab {

/// max(0, x), element by element. The gradient at 0 is 0, as in PyTorch.
struct Relu : Elementwise {
  static constexpr std::string_view name = "relu", formula = R"(\max(0, x))";
  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = x.cwiseMax(0);
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx((x.array() > 0).select(dy.array(), 0));
  }
  template <class X, class D, class Y>
  static void pushforward(const X& x, const D& dx, Y dy) {
    dy = (x.array() > 0).select(dx.array(), 0);
  }
};

}  // namespace gradlab
