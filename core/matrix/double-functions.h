#pragma once

#include <cmath>
#include <cstdint>

#include "core/matrix/lanewise.h"

// Functions that elementary.h needs in double precision, for registers of two and for single numbers: additions,
// multiplications, divisions and shifts only, so that all machines agree. Long functions that are used in many places
// are not inlined, since a page downloads every copy. The C library takes one number at a time, and in WebAssembly
// Eigen's own functions take four times as long.
namespace gradlab::elementary {

/// Horner's rule, the highest coefficient first.
template <class Packet, class... Coefficients>
Packet polynomial(const Packet& x, double highest, Coefficients... lower) {
  using namespace Eigen::internal;
  auto sum = lanes<Packet>(highest);
  ((sum = padd(pmul(sum, x), lanes<Packet>(lower))), ...);
  return sum;
}

/// exp x = 2^n (1 + rest), with n rounded to a whole number by adding 1.5 * 2^52, after which the last bits are n.
template <class Packet>
struct DoubleExp {
  Packet shifted, rest;

  /// For |x| < 1000. The argument is brought within ln 2 / 2 by subtracting n ln 2 in two parts (Cody and Waite, 1980),
  /// then Taylor's series.
  explicit DoubleExp(const Packet& x) {
    using namespace Eigen::internal;
    const auto rounding = lanes<Packet>(0x1.8p52);
    shifted = padd(pmul(x, lanes<Packet>(1.4426950408889634)), rounding);
    const Packet n = psub(shifted, rounding);
    const Packet r =
        psub(psub(x, pmul(n, lanes<Packet>(0x1.62e42fefa38p-1))), pmul(n, lanes<Packet>(0x1.ef35793c7673p-45)));
    const Packet above = polynomial(r, 1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880,
                                    1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5);
    rest = padd(r, pmul(pmul(r, r), above));
  }

  /// 2^(n + more), between 2^-1022 and 2^1023.
  Packet scale(double more) const {
    const Packet moved = Eigen::internal::padd(shifted, lanes<Packet>(more + 1023));
    if constexpr (std::is_same_v<Packet, double>) {
      using Eigen::numext::bit_cast;  // std's is missing from the libc++ of Emscripten 3.1.6
      return bit_cast<double>(bit_cast<std::uint64_t>(moved) << 52U);
    } else {
      typedef std::uint64_t Bits __attribute__((vector_size(16)));
      return reinterpret_cast<Packet>(reinterpret_cast<Bits>(moved) << 52U);
    }
  }
};

/// exp x for x <= 0, down to the smallest subnormal number. Within 1 ulp.
template <class Packet>
[[gnu::noinline]] Packet doubleExpBelowZero(const Packet& x) {
  using namespace Eigen::internal;
  const DoubleExp<Packet> power(pmax(x, lanes<Packet>(-746)));
  return pmul(pmul(padd(lanes<Packet>(1), power.rest), power.scale(64)), lanes<Packet>(0x1p-64));
}

/// exp(x) - 1 for x <= 0 without losing a small x.
template <class Packet>
[[gnu::noinline]] Packet doubleExpMinusOne(const Packet& x) {
  using namespace Eigen::internal;
  const DoubleExp<Packet> power(pmax(x, lanes<Packet>(-60)));
  const Packet scale = power.scale(0);
  return padd(pmul(scale, power.rest), psub(scale, lanes<Packet>(1)));
}

/// log(1 + x) for 0 <= x <= 1: 2 artanh s with s = x / (2 + x), by its series.
template <class Packet>
[[gnu::noinline]] Packet doubleLogOnePlus(const Packet& x) {
  using namespace Eigen::internal;
  const Packet s = pdiv(x, padd(lanes<Packet>(2), x)), square = pmul(s, s);
  const Packet above = polynomial(square, 2.0 / 33, 2.0 / 31, 2.0 / 29, 2.0 / 27, 2.0 / 25, 2.0 / 23, 2.0 / 21,
                                  2.0 / 19, 2.0 / 17, 2.0 / 15, 2.0 / 13, 2.0 / 11, 2.0 / 9, 2.0 / 7, 2.0 / 5, 2.0 / 3);
  return padd(padd(s, s), pmul(pmul(s, square), above));
}

/// 1 / (1 + exp(-x)), which far below zero is exp x.
template <class Packet>
Packet doubleLogistic(const Packet& x) {
  using namespace Eigen::internal;
  const auto one = lanes<Packet>(1), small = doubleExpBelowZero<Packet>(pnegate(pabs(x)));
  return pdiv(pselect(pcmp_lt(x, lanes<Packet>(0)), small, one), padd(one, small));
}

/// The slope of 1 / (1 + exp(-x)): s (1 - s), but without computing 1 - s, which rounds to 0 for large x.
template <class Packet>
[[gnu::noinline]] Packet doubleLogisticSlope(const Packet& x) {
  using namespace Eigen::internal;
  const auto small = doubleExpBelowZero<Packet>(pnegate(pabs(x))), sum = padd(lanes<Packet>(1), small);
  return pdiv(small, pmul(sum, sum));
}

/// (1 - e) / (1 + e) with e = exp(-2 |x|), but near 0, where that would lose digits, the eighth convergent of Lambert's
/// continued fraction (1768). Within 3 ulp.
template <class Packet>
[[gnu::noinline]] Packet doubleTanh(const Packet& x) {
  using namespace Eigen::internal;
  const auto one = lanes<Packet>(1), size = pabs(x), square = pmul(x, x);
  const auto small = doubleExpBelowZero<Packet>(pmul(lanes<Packet>(-2), size));
  const Packet near = pcmp_lt(size, lanes<Packet>(0.625));
  const Packet above = pselect(near, pmul(size, polynomial(square, 36, 6930, 270270, 2027025)), psub(one, small));
  const Packet below = pselect(near, polynomial(square, 1, 630, 51975, 945945, 2027025), padd(one, small));
  const Packet quotient = pdiv(above, below);
  return pselect(pcmp_lt(x, lanes<Packet>(0)), pnegate(quotient), quotient);
}

/// Series of positive terms by Kummer, erf x = 2/sqrt(pi) exp(-x^2) sum (2 x^2)^n x / (2n+1)!! up to 2.5, then the
/// continued fraction of erfc (Abramowitz and Stegun, 1964, 7.1.6 and 7.1.14). For 0 <= x < 6, within 1e-15.
inline double erfBySeries(double x) {
  const double square = x * x;
  const double bell = std::exp(-square);
  if (x < 2.5) {
    double term = x, sum = x;
    for (int odd = 3; odd < 99; odd += 2) sum += term *= 2 * square / odd;
    return 1.1283791670955126 * bell * sum;
  }
  double fraction = x;
  for (int n = 40; n > 0; --n) fraction = x + n / (2 * fraction);
  return 1 - bell / (fraction * 1.772453850905516);
}

/// Taylor series of erf around multiples of 1/16: a table of 97 short series replaces a long one for each number.
class ErfTable {
 public:
  ErfTable() {
    for (int place = 0; place < places; ++place) {
      const double center = place / perUnit;
      double* const series = coefficients_[place];
      series[0] = erfBySeries(center);
      // The slope g = 2/sqrt(pi) exp(-x^2) has g' = -2 x g: (n + 1) g_(n+1) = -2 (center g_n + g_(n-1)).
      double slope = 1.1283791670955126 * std::exp(-center * center), before = 0;
      for (int n = 1; n < terms; ++n) {
        series[n] = slope / n;
        const double next = -2 * (center * slope + before) / n;
        before = slope;
        slope = next;
      }
    }
  }

  double at(double x) const {
    const double size = std::abs(x);
    if (!(size < farthest)) return std::isnan(x) ? x : std::copysign(1, x);
    const int place = static_cast<int>((2 * size * perUnit + 1) / 2);  // the nearest
    const double* const series = coefficients_[place];
    const double t = size - place / perUnit;
    double sum = series[terms - 1];
    for (int n = terms - 2; n >= 0; --n) sum = sum * t + series[n];
    return std::copysign(sum, x);
  }

 private:
  static constexpr double perUnit = 16, farthest = 6;
  static constexpr int places = 97, terms = 11;
  double coefficients_[places][terms];
};

inline const ErfTable erfTable;

/// exp(y^2) erfc y for y >= 0.46875, by the rational functions of W. J. Cody, Rational Chebyshev approximations for the
/// error function (1969). Within 6e-16 of it.
inline double scaledErfc(double y) {
  if (y <= 4)
    return polynomial(y, 2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
                      2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
                      1.23033935479799725e3) /
           polynomial(y, 1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
                      3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3);
  const double square = 1 / (y * y);
  const double fraction = square *
                          polynomial(square, 1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1,
                                     1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4) /
                          polynomial(square, 1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1,
                                     6.05183413124413191e-2, 2.33520497626869185e-3);
  return (0.5641895835477563 - fraction) / y;
}

/// exp(-x^2 / 2), with the square split in two, so that the exponential does not amplify its rounding error.
[[gnu::noinline]] inline double bell(double x) {
  if (!(std::abs(x) < 40)) return std::isnan(x) ? x : 0;
  const double near = std::trunc(16 * x) / 16;
  return doubleExpBelowZero(-near * near / 2) * std::exp(-(x - near) * (x + near) / 2);
}

/// The probability that a standard normal number is below x, accurate far below 0, too. Within 4 ulp.
[[gnu::noinline]] inline double normalShare(double x) {
  constexpr double rootOfHalf = 0.7071067811865476, farEnough = -0.6629126073623883;  // 0.46875 sqrt 2
  if (!(x < farEnough)) return (1 + erfTable.at(x * rootOfHalf)) / 2;
  const double height = bell(x);
  return height == 0 ? 0 : height * scaledErfc(-x * rootOfHalf) / 2;
}

/// Applies a function of one number to each lane.
template <class Packet>
Packet eachLane(double (*function)(double), const Packet& x) {
  if constexpr (std::is_same_v<Packet, double>) {
    return function(x);
  } else {
    alignas(Packet) double lane[sizeof(Packet) / sizeof(double)];
    Eigen::internal::pstore(lane, x);
    for (double& value : lane) value = function(value);
    return Eigen::internal::pload<Packet>(lane);
  }
}

/// Within 1e-15.
template <class Packet>
Packet doubleErf(const Packet& x) {
  return eachLane([](double value) { return erfTable.at(value); }, x);
}

}  // namespace gradlab::elementary
