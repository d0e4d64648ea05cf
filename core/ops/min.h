#pragma once

#include <string_view>

#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// The smaller one; NaN if either is NaN.
struct MinValue {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& a, const Scalar& b) {
    return a <= b ? a : (b < a ? b : a + b);
  }
};

/// The slope of min(a, b) by a: 1, 0, or 0.5 at a tie; NaN where a or b is NaN.
struct MinShare {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& a, const Scalar& b) {
    return a < b ? Scalar(1) : (a > b ? Scalar(0) : (a == b ? Scalar(0.5) : a + b));
  }
};

/// The smaller of a and b, element by element. At a tie each input gets half of the gradient, as in PyTorch.
struct Min : Broadcasting {
  static constexpr std::string_view name = "min", formula = R"(\min(a, b))";
  static constexpr Written written{.spelling = "min",
                                   .help = "The smaller of two, element by element.",
                                   .slopes = {"above(b, a)", "above(a, b)"},
                                   .torch = "torch.minimum($a, $b)",
                                   .numpy = "np.minimum($a, $b)",
                                   .tfjs = "tf.minimum($a, $b)",
                                   .jaxjs = "np.minimum($a, $b)"};

  static double number(double a, double b) { return MinValue::apply(a, b); }
  static bool isKink(double a, double b) { return a == b; }

  template <class A, class B, class Y>
  static void forward(const A& a, const B& b, Y y) {
    y = eachPair<MinValue>(a, b).matrix();
  }
  template <class A, class B, class D, class IntoA, class IntoB>
  static void pullback(const A& a, const B& b, const D& dy, IntoA da, IntoB db) {
    da(scaled(dy, eachPair<MinShare>(a, b)));
    db(scaled(dy, eachPair<MinShare>(b, a)));
  }
  template <class A, class B, class TA, class TB, class Y>
  static void pushforward(const A& a, const B& b, const TA& ta, const TB& tb, Y ty) {
    ty = (scaled(ta, eachPair<MinShare>(a, b)) + scaled(tb, eachPair<MinShare>(b, a))).matrix();
  }
};

}  // namespace gradlab
