#pragma once

#include <cmath>
#include <string_view>

#include "core/ops/scaled.h"
#include "core/ops/shape.h"

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

/// b a^(b-1); of a^0, which is 1 for all a, it is 0 even at a = 0.
struct PowSlopeBase {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& a, const Scalar& b) {
    return b == 0 ? Scalar(0) : b * std::pow(a, b - 1);
  }
};

/// a^b log a, where 0 to any power from 0 up counts as constant, as in PyTorch. NaN for a below 0.
struct PowSlopeExponent {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& a, const Scalar& b) {
    return a == 0 && b >= 0 ? Scalar(0) : std::pow(a, b) * std::log(a);
  }
};

/// a^b, element by element.
struct Pow : Broadcasting {
  static constexpr std::string_view name = "pow", formula = R"(a^b)";

  template <class A, class B, class Y>
  static void forward(const A& a, const B& b, Y y) {
    y = eachPair<PowValue>(a, b).matrix();
  }
  template <class A, class B, class D, class IntoA, class IntoB>
  static void pullback(const A& a, const B& b, const D& dy, IntoA da, IntoB db) {
    da(eachPair<ScaledUnlessZero>(dy, eachPair<PowSlopeBase>(a, b)));
    db(eachPair<ScaledUnlessZero>(dy, eachPair<PowSlopeExponent>(a, b)));
  }
  template <class A, class B, class TA, class TB, class Y>
  static void pushforward(const A& a, const B& b, const TA& ta, const TB& tb, Y ty) {
    ty = (eachPair<ScaledUnlessZero>(ta, eachPair<PowSlopeBase>(a, b)) +
          eachPair<ScaledUnlessZero>(tb, eachPair<PowSlopeExponent>(a, b)))
             .matrix();
  }
};

}  // namespace gradlab
