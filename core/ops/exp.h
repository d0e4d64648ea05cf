#pragma once

#include <cmath>
#include <string_view>

#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// exp x, element by element.
struct Exp : Elementwise {
  static constexpr std::string_view name = "exp", formula = R"(e^x)";
  static constexpr Written written{.spelling = "exp",
                                   .help = "e to the power of it.",
                                   .slopes = {"y"},
                                   .torch = "torch.exp($a)",
                                   .numpy = "np.exp($a)",
                                   .tfjs = "tf.exp($a)",
                                   .jaxjs = "np.exp($a)"};

  static double number(double a) { return std::exp(a); }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = (x.array().exp()).matrix();
  }
  template <class X, class Y, class D, class Into>
  static void pullback(const X& /*x*/, const Y& y, const D& dy, Into dx) {
    dx(scaled(dy, y));
  }
  template <class X, class Y, class D, class T>
  static void pushforward(const X& /*x*/, const Y& y, const D& tx, T ty) {
    ty = scaled(tx, y).matrix();
  }
};

}  // namespace gradlab
