#pragma once

#include <string_view>

#include "core/matrix/elementary.h"
#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// log(1 + exp x), element by element, for any x without overflow.
struct Softplus : Elementwise {
  static constexpr std::string_view name = "softplus", label = "softplus", formula = R"(\log(1 + e^x))";
  static constexpr std::string_view torch = "nn.Softplus()";
  static constexpr std::string_view help = "A ReLU with a round corner, always positive; its slope is the sigmoid.";
  static constexpr Written written{.spelling = "softplus",
                                   .help = "log(1 + exp(a)), a relu with a round corner.",
                                   .slopes = {"sigmoid(a)"},
                                   .torch = "F.softplus($a)",
                                   .numpy = "np.logaddexp(0, $a)",
                                   .tfjs = "tf.softplus($a)",
                                   .jaxjs = "nn.softplus($a)"};

  static double number(double a) { return elementary::SoftPlus::apply(a); }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = eachElement<elementary::SoftPlus>(x).matrix();
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(scaled(dy, eachElement<elementary::Logistic>(x)));
  }
  template <class X, class D, class T>
  static void pushforward(const X& x, const D& tx, T ty) {
    ty = scaled(tx, eachElement<elementary::Logistic>(x)).matrix();
  }
};

}  // namespace gradlab
