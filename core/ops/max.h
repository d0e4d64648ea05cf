#pragma once

#include <string_view>

#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// The larger one; NaN if either is NaN.
struct MaxValue {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& a, const Scalar& b) {
    return a >= b ? a : (b > a ? b : a + b);
  }
};

/// The slope of max(a, b) by a: 1, 0, or 0.5 at a tie; NaN where a or b is NaN.
struct MaxShare {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& a, const Scalar& b) {
    return a > b ? Scalar(1) : (a < b ? Scalar(0) : (a == b ? Scalar(0.5) : a + b));
  }
};

/// The larger of a and b, element by element. At a tie each input gets half of the gradient, as in PyTorch.
struct Max : Broadcasting {
  static constexpr std::string_view name = "max", formula = R"(\max(a, b))";
  static constexpr Written written{.spelling = "max",
                                   .help = "The larger of two, element by element.",
                                   .slopes = {"above(a, b)", "above(b, a)"},
                                   .torch = "torch.maximum($a, $b)",
                                   .numpy = "np.maximum($a, $b)",
                                   .tfjs = "tf.maximum($a, $b)",
                                   .jaxjs = "np.maximum($a, $b)"};

  static double number(double a, double b) { return MaxValue::apply(a, b); }
  static bool isKink(double a, double b) { return a == b; }

  template <class A, class B, class Y>
  static void forward(const A& a, const B& b, Y y) {
    y = eachPair<MaxValue>(a, b).matrix();
  }
  template <class A, class B, class D, class IntoA, class IntoB>
  static void pullback(const A& a, const B& b, const D& dy, IntoA da, IntoB db) {
    da(scaled(dy, eachPair<MaxShare>(a, b)));
    db(scaled(dy, eachPair<MaxShare>(b, a)));
  }
  template <class A, class B, class TA, class TB, class Y>
  static void pushforward(const A& a, const B& b, const TA& ta, const TB& tb, Y ty) {
    ty = (scaled(ta, eachPair<MaxShare>(a, b)) + scaled(tb, eachPair<MaxShare>(b, a))).matrix();
  }
};

}  // namespace gradlab
