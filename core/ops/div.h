#pragma once

#include <string_view>

#include "core/ops/shape.h"

namespace gradlab {

/// a / b, element by element.
struct Div : Broadcasting {
  static constexpr std::string_view name = "div", formula = R"(\frac{a}{b})";

  template <class A, class B, class Y>
  static void forward(const A& a, const B& b, Y y) {
    y = a.cwiseQuotient(b);
  }
  template <class A, class B, class D, class IntoA, class IntoB>
  static void pullback(const A& a, const B& b, const D& dy, IntoA da, IntoB db) {
    da(dy.cwiseQuotient(b));
    db(-dy.cwiseProduct(a).cwiseQuotient(b.cwiseProduct(b)));
  }
  template <class A, class B, class TA, class TB, class Y>
  static void pushforward(const A& a, const B& b, const TA& ta, const TB& tb, Y ty) {
    ty = ta.cwiseQuotient(b) - tb.cwiseProduct(a).cwiseQuotient(b.cwiseProduct(b));
  }
};

}  // namespace gradlab
