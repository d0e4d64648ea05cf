#pragma once

#include <string_view>

#include "core/matrix/elementary.h"
#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// sin x, element by element, x in radians.
struct Sin : Elementwise {
  static constexpr std::string_view name = "sin", formula = R"(\sin x)";
  static constexpr Written written{.spelling = "sin",
                                   .help = "The sine of an angle in radians.",
                                   .slopes = {"cos(a)"},
                                   .torch = "torch.sin($a)",
                                   .numpy = "np.sin($a)",
                                   .tfjs = "tf.sin($a)",
                                   .jaxjs = "np.sin($a)"};

  static double number(double a) { return elementary::sineAfterQuarters(a, 0); }

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
