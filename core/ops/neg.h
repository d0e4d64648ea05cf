#pragma once

#include <string_view>

#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// -x, element by element.
struct Neg : Elementwise {
  static constexpr std::string_view name = "neg", formula = R"(-x)";
  static constexpr Written written{.spelling = "-",
                                   .help = "The negative.",
                                   .slopes = {"-1"},
                                   .torch = "-",
                                   .numpy = "-",
                                   .tfjs = "tf.neg($a)",
                                   .jaxjs = "np.negative($a)"};

  static double number(double a) { return -a; }

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
