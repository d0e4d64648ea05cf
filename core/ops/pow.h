#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>

#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// a^b.
struct PowValue {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& a, const Scalar& b) {
    return std::pow(a, b);
  }
};

/// The slope of a^b by a: b a^(b-1), and 0 for b = 0, even at a = 0. NaN at a = 0 with b < 0, where a^b has no value,
/// as for 1/a.
struct PowSlopeBase {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& a, const Scalar& b) {
    if (a == 0 && b < 0) return std::numeric_limits<Scalar>::quiet_NaN();
    return b == 0 ? Scalar(0) : b * std::pow(a, b - 1);
  }
};

/// The slope of a^b by b: a^b log a. At a = 0 it is 0 for b >= 0, as in PyTorch, and NaN for b < 0. NaN for a < 0.
struct PowSlopeExponent {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& a, const Scalar& b) {
    if (a == 0) return b >= 0 ? Scalar(0) : std::numeric_limits<Scalar>::quiet_NaN();
    return std::pow(a, b) * std::log(a);
  }
};

/// a^b, element by element.
struct Pow : Broadcasting {
  static constexpr std::string_view name = "pow", formula = R"(a^b)";
  static constexpr Written written{.spelling = "^",
                                   .help = "The power, element by element; also written **.",
                                   .slopes = {"b*a^(b - 1)", "y*log(a)"},
                                   .torch = "**",
                                   .numpy = "**",
                                   .tfjs = "tf.pow($a, $b)",
                                   .jaxjs = "np.power($a, $b)"};

  /// A whole power uses multiplications, any other exp(b log a): the same bits natively and in WebAssembly, and a
  /// relative error within 1e-13 for results between 1e-100 and 1e100.
  static double number(double a, double b) {
    if (std::nearbyint(b) != b || std::abs(b) > 0x1p31) return std::exp(b * std::log(a));
    double product = 1;
    for (auto left = static_cast<std::int64_t>(std::abs(b)); left > 0; left /= 2, a *= a)
      if (left % 2 == 1) product *= a;
    return b < 0 ? 1 / product : product;
  }
  static Outside outside(double a, double b) {
    if (a == 0 && b < 0) return {"zero-to-negative", "0 to the power of $b, a division by 0"};
    if (a < 0 && std::nearbyint(b) != b)
      return {"power-of-negative", "$a, a negative number, to the power of $b, which is not whole"};
    return {};
  }

  template <class A, class B, class Y>
  static void forward(const A& a, const B& b, Y y) {
    y = eachPair<PowValue>(a, b).matrix();
  }
  template <class A, class B, class D, class IntoA, class IntoB>
  static void pullback(const A& a, const B& b, const D& dy, IntoA da, IntoB db) {
    da(scaled(dy, eachPair<PowSlopeBase>(a, b)));
    db(eachPair<ScaledUnlessZero>(dy, eachPair<PowSlopeExponent>(a, b)));
  }
  template <class A, class B, class TA, class TB, class Y>
  static void pushforward(const A& a, const B& b, const TA& ta, const TB& tb, Y ty) {
    ty = (scaled(ta, eachPair<PowSlopeBase>(a, b)) + eachPair<ScaledUnlessZero>(tb, eachPair<PowSlopeExponent>(a, b)))
             .matrix();
  }
};

}  // namespace gradlab
