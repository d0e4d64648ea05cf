#pragma once

#include <string_view>

#include "core/ops/shape.h"

namespace gradlab {

/// x, unchanged.
struct Identity : Elementwise {
  static constexpr std::string_view name = "identity", label = "identity", formula = R"(x)";
  static constexpr std::string_view torch = "nn.Identity()";
  static constexpr std::string_view help = "Nothing at all: a network of such layers is one linear map, however deep.";

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = x;
  }
  template <class X, class D, class Into>
  static void pullback(const X& /*x*/, const D& dy, Into dx) {
    dx(dy);
  }
  template <class X, class D, class T>
  static void pushforward(const X& /*x*/, const D& tx, T ty) {
    ty = tx;
  }
};

}  // namespace gradlab
