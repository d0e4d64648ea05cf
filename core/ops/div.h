#pragma once

#include <string_view>

#include "core/ops/scaled.h"
#include "core/ops/shape.h"

namespace gradlab {

/// a / b, element by element. Without a slope where b is 0.
struct Div : Broadcasting {
  static constexpr std::string_view name = "div", formula = R"(\frac{a}{b})";

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
