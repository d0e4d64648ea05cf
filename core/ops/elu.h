#pragma once

#include <string_view>

#include "core/matrix/elementary.h"
#include "core/ops/scaled.h"
#include "core/ops/shape.h"

namespace gradlab {

/// x where it is positive, exp(x) - 1 elsewhere.
struct EluValue {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    using namespace Eigen::internal;
    return pselect(pcmp_lt(lanes<Packet>(0), x), x, elementary::ExpMinusOne::apply(pmin(x, lanes<Packet>(0))));
  }
};

/// The change of the result y when x changes: the slope is 1, or exp(x) = y + 1.
struct EluChange {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& y, const Packet& change) {
    using namespace Eigen::internal;
    return pselect(pcmp_lt(lanes<Packet>(0), y), change, pmul(padd(y, lanes<Packet>(1)), change));
  }
};

/// The slope as a function of x, for double precision: y + 1 would lose its tail.
struct EluSlope {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    return elementary::doubleExpBelowZero<Packet>(Eigen::internal::pmin(x, lanes<Packet>(0)));
  }
};

/// x where it is positive, exp(x) - 1 elsewhere (Clevert et al., 2016, alpha 1).
struct Elu : Elementwise {
  static constexpr std::string_view name = "elu", label = "ELU",
                                    formula = R"(\begin{cases} x & x > 0 \\ e^x - 1 & x \le 0 \end{cases})";
  static constexpr std::string_view torch = "nn.ELU()";
  static constexpr std::string_view help =
      "Bends smoothly towards -1 instead of cutting off, which brings the mean of its outputs closer to 0.";

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = eachElement<EluValue>(x).matrix();
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
  template <class X, class Y, class D>
  static auto change(const X& x, const Y& y, const D& dx) {
    if constexpr (std::is_same_v<typename X::Scalar, double>)
      return scaled(dx, eachElement<EluSlope>(x));
    else
      return eachPair<EluChange>(y, dx);
  }
};

}  // namespace gradlab
