#pragma once

#include <cmath>
#include <string_view>

#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// A change of x divided by 2y, where y is the root; 0 where x = 0 does not change, as for x^0.5.
struct SqrtChange {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& change, const Scalar& y) {
    return change == 0 && y == 0 ? Scalar(0) : change / (2 * std::abs(y));
  }
};

/// The square root, element by element: NaN below 0; the slope at 0 is infinite.
struct Sqrt : Elementwise {
  static constexpr std::string_view name = "sqrt", formula = R"(\sqrt{x})";
  static constexpr Written written{.spelling = "sqrt",
                                   .help = "The square root, of numbers from 0 up.",
                                   .slopes = {"1/(2*y)"},
                                   .torch = "torch.sqrt($a)",
                                   .numpy = "np.sqrt($a)",
                                   .tfjs = "tf.sqrt($a)",
                                   .jaxjs = "np.sqrt($a)"};

  static double number(double a) { return std::sqrt(a); }
  static Outside outside(double a) {
    if (a < 0) return {"root-of-negative", "the square root of $a, a negative number"};
    return {};
  }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = (x.array().sqrt()).matrix();
  }
  template <class X, class Y, class D, class Into>
  static void pullback(const X& /*x*/, const Y& y, const D& dy, Into dx) {
    dx(eachPair<SqrtChange>(dy, y));
  }
  template <class X, class Y, class D, class T>
  static void pushforward(const X& /*x*/, const Y& y, const D& tx, T ty) {
    ty = eachPair<SqrtChange>(tx, y).matrix();
  }
};

}  // namespace gradlab
