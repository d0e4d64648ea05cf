#pragma once

#include <string_view>

#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// a / b, element by element. The slopes are NaN where b is 0.
struct Div : Broadcasting {
  static constexpr std::string_view name = "div", formula = R"(\frac{a}{b})";
  static constexpr Written written{.spelling = "/",
                                   .help = "The quotient, element by element.",
                                   .slopes = {"1/b", "-a/b^2"},
                                   .torch = "/",
                                   .numpy = "/",
                                   .tfjs = "tf.div($a, $b)",
                                   .jaxjs = "np.trueDivide($a, $b)"};

  static double number(double a, double b) { return a / b; }
  static Outside outside(double a, double b) {
    if (a == 0 && b == 0) return {"zero-by-zero", "0 divided by 0"};
    if (b == 0) return {"division-by-zero", "$a divided by 0"};
    return {};
  }

  template <class A, class B, class Y>
  static void forward(const A& a, const B& b, Y y) {
    y = a.cwiseQuotient(b);
  }
  template <class A, class B, class D, class IntoA, class IntoB>
  static void pullback(const A& a, const B& b, const D& dy, IntoA da, IntoB db) {
    da(eachPair<DividedUnlessByZero>(dy, b));
    db(-eachPair<DividedUnlessByZero>(scaled(dy, a), b.cwiseProduct(b)));
  }
  template <class A, class B, class TA, class TB, class Y>
  static void pushforward(const A& a, const B& b, const TA& ta, const TB& tb, Y ty) {
    ty = (eachPair<DividedUnlessByZero>(ta, b) - eachPair<DividedUnlessByZero>(scaled(tb, a), b.cwiseProduct(b)))
             .matrix();
  }
};

}  // namespace gradlab
