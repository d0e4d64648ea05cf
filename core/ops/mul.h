#pragma once

#include <string_view>

#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// a b, element by element.
struct Mul : Broadcasting {
  static constexpr std::string_view name = "mul", formula = R"(a \odot b)";
  static constexpr Written written{.spelling = "*",
                                   .help = "The product, element by element.",
                                   .slopes = {"b", "a"},
                                   .torch = "*",
                                   .numpy = "*",
                                   .tfjs = "tf.mul($a, $b)",
                                   .jaxjs = "np.multiply($a, $b)"};

  static double number(double a, double b) { return a * b; }

  template <class A, class B, class Y>
  static void forward(const A& a, const B& b, Y y) {
    y = a.cwiseProduct(b);
  }
  template <class A, class B, class D, class IntoA, class IntoB>
  static void pullback(const A& a, const B& b, const D& dy, IntoA da, IntoB db) {
    da(scaled(dy, b));
    db(scaled(dy, a));
  }
  template <class A, class B, class TA, class TB, class Y>
  static void pushforward(const A& a, const B& b, const TA& ta, const TB& tb, Y ty) {
    ty = (scaled(ta, b) + scaled(tb, a)).matrix();
  }
};

}  // namespace gradlab
