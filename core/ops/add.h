#pragma once

#include <string_view>

#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// a + b, element by element.
struct Add : Broadcasting {
  static constexpr std::string_view name = "add", formula = R"(a + b)";
  static constexpr Written written{.spelling = "+",
                                   .help = "The sum.",
                                   .slopes = {"1", "1"},
                                   .torch = "+",
                                   .numpy = "+",
                                   .tfjs = "tf.add($a, $b)",
                                   .jaxjs = "np.add($a, $b)"};

  static double number(double a, double b) { return a + b; }

  template <class A, class B, class Y>
  static void forward(const A& a, const B& b, Y y) {
    y = a + b;
  }
  template <class A, class B, class D, class IntoA, class IntoB>
  static void pullback(const A& /*a*/, const B& /*b*/, const D& dy, IntoA da, IntoB db) {
    da(dy);
    db(dy);
  }
  template <class A, class B, class TA, class TB, class Y>
  static void pushforward(const A& /*a*/, const B& /*b*/, const TA& ta, const TB& tb, Y ty) {
    ty = ta + tb;
  }
};

}  // namespace gradlab
