#pragma once

#include <string_view>

#include "core/matrix/elementary.h"
#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// cos x, element by element, x in radians.
struct Cos : Elementwise {
  static constexpr std::string_view name = "cos", formula = R"(\cos x)";
  static constexpr Written written{.spelling = "cos",
                                   .help = "The cosine of an angle in radians.",
                                   .slopes = {"-sin(a)"},
                                   .torch = "torch.cos($a)",
                                   .numpy = "np.cos($a)",
                                   .tfjs = "tf.cos($a)",
                                   .jaxjs = "np.cos($a)"};

  static double number(double a) { return elementary::sineAfterQuarters(a, 1); }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = (eachElement<elementary::Sine<1>>(x)).matrix();
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(-scaled(dy, eachElement<elementary::Sine<0>>(x)));
  }
  template <class X, class D, class T>
  static void pushforward(const X& x, const D& tx, T ty) {
    ty = -scaled(tx, eachElement<elementary::Sine<0>>(x)).matrix();
  }
};

}  // namespace gradlab
