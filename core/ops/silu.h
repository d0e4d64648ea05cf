#pragma once

#include <string_view>

#include "core/matrix/elementary.h"
#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// The slope s + x s (1 - s), where s is the sigmoid of x.
struct SiluSlope {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    using namespace Eigen::internal;
    const Packet share = elementary::Logistic::apply(x);
    if constexpr (holdsDoubles<Packet>) return padd(share, pmul(x, elementary::doubleLogisticSlope(x)));
    return padd(share, pmul(pmul(x, share), psub(lanes<Packet>(1), share)));
  }
};

/// x sigmoid(x), element by element (Elfwing et al., 2018).
struct Silu : Elementwise {
  static constexpr std::string_view name = "silu", label = "SiLU", formula = R"(\frac{x}{1 + e^{-x}})";
  static constexpr std::string_view torch = "nn.SiLU()";
  static constexpr std::string_view help =
      "x times its sigmoid, also called swish: smooth, and slightly negative before 0.";
  static constexpr Written written{.spelling = "silu",
                                   .help = "a times its sigmoid.",
                                   .slopes = {"sigmoid(a) + y*(1 - sigmoid(a))"},
                                   .torch = "F.silu($a)",
                                   .numpy = "$a * sigmoid($a)",
                                   .tfjs = "tf.mul($a, tf.sigmoid($a))",
                                   .jaxjs = "nn.silu($a)"};

  static double number(double a) { return a * elementary::doubleLogistic(a); }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = x.cwiseProduct(eachElement<elementary::Logistic>(x).matrix());
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(scaled(dy, eachElement<SiluSlope>(x)));
  }
  template <class X, class D, class T>
  static void pushforward(const X& x, const D& tx, T ty) {
    ty = scaled(tx, eachElement<SiluSlope>(x)).matrix();
  }
};

}  // namespace gradlab
