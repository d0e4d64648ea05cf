#pragma once

#include <string_view>

#include "core/matrix/elementary.h"
#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// 1 / (1 + exp(-x)), element by element.
struct Sigmoid : Elementwise {
  static constexpr std::string_view name = "sigmoid", label = "sigmoid", formula = R"(\frac{1}{1 + e^{-x}})";
  static constexpr std::string_view torch = "nn.Sigmoid()";
  static constexpr std::string_view help =
      "Between 0 and 1. Its slope is at most 1/4, so a gradient shrinks in every layer whose weights do not make up "
      "for it.";
  static constexpr Written written{.spelling = "sigmoid",
                                   .help = "1/(1 + exp(-a)), between 0 and 1.",
                                   .slopes = {"y*(1 - y)"},
                                   .torch = "torch.sigmoid($a)",
                                   .numpy = "sigmoid($a)",
                                   .tfjs = "tf.sigmoid($a)",
                                   .jaxjs = "nn.sigmoid($a)"};

  static double number(double a) { return elementary::doubleLogistic(a); }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = eachElement<elementary::Logistic>(x).matrix();
  }
  template <class X, class Y, class D, class Into>
  static void pullback(const X& x, const Y& y, const D& dy, Into dx) {
    dx(change(x, y, dy));
  }
  template <class X, class Y, class D, class T>
  static void pushforward(const X& x, const Y& y, const D& tx, T ty) {
    ty = change(x, y, tx).matrix();
  }

 private:
  /// Training computes the slope from the result, as PyTorch does; that rounds to 0 where the result is nearly 1.
  template <class X, class Y, class D>
  static auto change(const X& x, const Y& y, const D& dx) {
    if constexpr (std::is_same_v<typename X::Scalar, double>)
      return scaled(dx, eachElement<elementary::LogisticSlope>(x));
    else
      return dx.array() * y.array() * (1 - y.array());
  }
};

}  // namespace gradlab
