#pragma once

#include <cmath>
#include <string_view>

#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// The slope of |x|: 0 at 0, NaN where x is NaN.
struct AbsSlope {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& x) {
    return x > 0 ? Scalar(1) : (x < 0 ? Scalar(-1) : (x == 0 ? Scalar(0) : x));
  }
};

/// |x|, element by element. The gradient at 0 is 0, as in PyTorch.
struct Abs : Elementwise {
  static constexpr std::string_view name = "abs", formula = R"(\lvert x \rvert)";
  static constexpr Written written{.spelling = "abs",
                                   .help = "The size, without the sign.",
                                   .slopes = {"sign(a)"},
                                   .torch = "torch.abs($a)",
                                   .numpy = "np.abs($a)",
                                   .tfjs = "tf.abs($a)",
                                   .jaxjs = "np.absolute($a)"};

  static double number(double a) { return std::abs(a); }
  static bool isKink(double a) { return a == 0; }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = (x.array().abs()).matrix();
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(scaled(dy, eachElement<AbsSlope>(x)));
  }
  template <class X, class D, class T>
  static void pushforward(const X& x, const D& tx, T ty) {
    ty = scaled(tx, eachElement<AbsSlope>(x)).matrix();
  }
};

}  // namespace gradlab
