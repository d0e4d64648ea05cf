#pragma once

#include <string_view>

#include "core/matrix/elementary.h"
#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// tanh x, element by element.
struct Tanh : Elementwise {
  static constexpr std::string_view name = "tanh", label = "tanh", formula = R"(\tanh x)";
  static constexpr std::string_view torch = "nn.Tanh()";
  static constexpr std::string_view help =
      "Between -1 and 1, centred on 0. Far from 0 it is flat, and units there hardly learn.";
  static constexpr Written written{.spelling = "tanh",
                                   .help = "The hyperbolic tangent, between -1 and 1.",
                                   .slopes = {"1 - y^2"},
                                   .torch = "torch.tanh($a)",
                                   .numpy = "np.tanh($a)",
                                   .tfjs = "tf.tanh($a)",
                                   .jaxjs = "np.tanh($a)"};

  static double number(double a) { return elementary::doubleTanh(a); }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = eachElement<elementary::Tanh>(x).matrix();
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
  /// Training computes the slope from the result, as PyTorch does; that rounds to 0 where the result is nearly 1 or -1.
  template <class X, class Y, class D>
  static auto change(const X& x, const Y& y, const D& dx) {
    if constexpr (std::is_same_v<typename X::Scalar, double>)
      return scaled(dx, eachElement<elementary::TanhSlope>(x));
    else
      return dx.array() * (1 - y.array().square());
  }
};

}  // namespace gradlab
