#pragma once

#include <cmath>

#include "core/matrix/double-functions.h"
#include "core/matrix/lanewise.h"

// Functions that give the same bits natively and in WebAssembly, where those of the C libraries differ. exp, log, sqrt
// and division agree already, and everything here is made of them.
namespace gradlab::elementary {

/// sin (x + quarters * pi/2): the argument is brought within 45 degrees by subtracting a multiple of pi/2 given in
/// three parts (Cody and Waite, 1980), then Taylor's series. Within 1e-15 for |x| < 1e6; beyond that, the period is
/// rounded.
inline double sineAfterQuarters(double x, int quarters) {
  if (!std::isfinite(x)) return x - x;
  if (std::abs(x) > 0x1p20) x = std::fmod(x, 6.283185307179586);
  const double turns = std::nearbyint(x * 0.6366197723675814);
  const double rest = ((x - turns * 0x1.921fb544p0) - turns * 0x1.0b4611a6p-34) - turns * 0x1.3198a2e037073p-69;
  const int quadrant = (static_cast<int>(turns) + quarters) & 3;
  const double square = rest * rest;
  const bool cosine = (quadrant & 1) != 0;
  double sum = 0;
  for (int term = cosine ? 18 : 19; term > 1; term -= 2) sum = (1 + sum) * (-square / (term * (term - 1)));
  const double value = cosine ? 1 + sum : rest + rest * sum;
  return quadrant >= 2 ? -value : value;
}

struct Tanh {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  /// In float a rational function, within 5 ulp.
  template <class Packet>
  static Packet apply(const Packet& x) {
    if constexpr (holdsDoubles<Packet>)
      return doubleTanh(x);
    else
      return Eigen::internal::generic_fast_tanh_float(x);
  }
};

struct Erf {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  /// In float a rational function fitted for this project: error 2e-8 on |x| < 4, beyond which erf rounds to 1; within
  /// 5e-7 after rounding in float.
  template <class Packet>
  static Packet apply(const Packet& anyX) {
    if constexpr (holdsDoubles<Packet>) {
      return doubleErf(anyX);
    } else {
      using namespace Eigen::internal;
      const Packet x = pmax(pmin(anyX, lanes<Packet>(4)), lanes<Packet>(-4));
      const Packet square = pmul(x, x);
      const Packet above =
          polynomial(square, 1.9747042e-06, 0.000288024787, 0.00400345971, 0.0534669505, 0.196246402, 1.12837898);
      const Packet below =
          polynomial(square, 3.74786475e-05, 0.00121628949, 0.0154440917, 0.116475183, 0.50725001, 1.0);
      return pmax(pmin(pdiv(pmul(x, above), below), lanes<Packet>(1)), lanes<Packet>(-1));
    }
  }
};

/// sin(x), or cos(x) with one quarter turn more; float through double.
template <int quarters>
struct Sine {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& x) {
    return static_cast<Scalar>(sineAfterQuarters(static_cast<double>(x), quarters));
  }
};

/// exp x for x <= 0. In registers of floats by Cephes' polynomial (Moshier, 1989), like Eigen's, but rounding to whole
/// numbers by adding 1.5 * 2^23, after which the last bits are the number: WebAssembly converts floats to integers one
/// by one. Within 2 ulp.
struct ExpBelowZero {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    using namespace Eigen::internal;
    using Scalar = typename unpacket_traits<Packet>::type;
    if constexpr (holdsDoubles<Packet>) {
      return doubleExpBelowZero(x);
    } else if constexpr (std::is_same_v<Packet, Scalar>) {
      return pexp(x);
    } else {
      using Whole = typename unpacket_traits<Packet>::integer_packet;
      const auto lowest = lanes<Packet>(-87.3), rounding = lanes<Packet>(12582912);
      const Packet bounded = pmax(x, lowest);
      const Packet shifted = padd(pmul(bounded, lanes<Packet>(1.44269504088896341)), rounding);
      const Packet power = psub(shifted, rounding);
      const Packet rest =
          psub(psub(bounded, pmul(power, lanes<Packet>(0.693359375))), pmul(power, lanes<Packet>(-2.12194440e-4)));
      auto sum = lanes<Packet>(1.9875691500e-4);
      for (const double coefficient :
           {1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1})
        sum = padd(pmul(sum, rest), lanes<Packet>(coefficient));
      sum = padd(padd(pmul(sum, pmul(rest, rest)), rest), lanes<Packet>(1));
      const Whole exponent = plogical_shift_left<23>(padd(preinterpret<Whole>(shifted), pset1<Whole>(127)));
      return pandnot(pmul(sum, preinterpret<Packet>(exponent)), pcmp_lt(x, lowest));
    }
  }
};

/// log(1 + x) for 0 <= x <= 1 without losing a small x: in float the error of rounding 1 + x is divided out again
/// (Kahan).
struct LogOnePlus {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    using namespace Eigen::internal;
    if constexpr (holdsDoubles<Packet>) return doubleLogOnePlus(x);
    const auto one = lanes<Packet>(1);
    const Packet sum = padd(x, one);
    return pselect(pcmp_eq(sum, one), x, pmul(x, pdiv(plog(sum), psub(sum, one))));
  }
};

/// exp(x) - 1 for x <= 0 without losing a small x; in float by the same method.
struct ExpMinusOne {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    using namespace Eigen::internal;
    if constexpr (holdsDoubles<Packet>) return doubleExpMinusOne(x);
    const auto one = lanes<Packet>(1);
    const Packet power = ExpBelowZero::apply(x);
    const Packet above = psub(power, one);
    const Packet whole =
        pcmp_le(power, lanes<Packet>(0.5));  // no digits are lost there, and log(power) could be log(0)
    const Packet close = pselect(pcmp_eq(power, one), x, pmul(above, pdiv(x, plog(power))));
    return pselect(whole, above, close);
  }
};

/// log(1 + exp x) without overflow, and without losing a small result.
struct SoftPlus {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    using namespace Eigen::internal;
    return padd(pmax(x, lanes<Packet>(0)), LogOnePlus::apply(ExpBelowZero::apply(pnegate(pabs(x)))));
  }
};

/// 1 / (1 + exp(-x)).
struct Logistic {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    if constexpr (holdsDoubles<Packet>) return doubleLogistic(x);
    return Eigen::internal::scalar_logistic_op<typename Eigen::internal::unpacket_traits<Packet>::type>().packetOp(x);
  }
};

/// The slope of the logistic function in double precision, including its tail, which y (1 - y) would lose.
struct LogisticSlope {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    return doubleLogisticSlope(x);
  }
};

/// The slope of tanh in double precision, including its tail, which 1 - y^2 would lose.
struct TanhSlope {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    using namespace Eigen::internal;
    return pmul(lanes<Packet>(4), doubleLogisticSlope<Packet>(padd(x, x)));
  }
};

}  // namespace gradlab::elementary
