#pragma once

#include <string_view>

#include "core/matrix/elementary.h"
#include "core/ops/scaled.h"
#include "core/ops/shape.h"

namespace gradlab {

/// sin x, element by element, x in radians.
struct Sin : Elementwise {
  static constexpr std::string_view name = "sin", formula = R"(\sin x)";

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = (eachElement<elementary::Sine<0>>(x)).matrix();
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(scaled(dy, eachElement<elementary::Sine<1>>(x)));
  }
  template <class X, class D, class T>
  static void pushforward(const X& x, const D& tx, T ty) {
    ty = scaled(tx, eachElement<elementary::Sine<1>>(x)).matrix();
  }
};

}  // namespace gradlab
