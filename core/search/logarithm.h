#pragma once

#include <cmath>

#include "core/matrix/double-functions.h"

namespace gradlab {

/// exp and log with the same bits on every machine, so that a search proposes the same values natively and in the page.
/// C libraries differ in the last bit, even between processors. Within 2 ulp.

inline double exponential(double x) {
  return x > 0 ? 1 / elementary::doubleExpBelowZero(-x) : elementary::doubleExpBelowZero(x);
}

/// For positive finite x: the sum of the logarithms of the fraction in [1, 2) and of the power of 2.
inline double logarithm(double x) {
  int exponent = 0;
  const double fraction = 2 * std::frexp(x, &exponent);
  return elementary::doubleLogOnePlus(fraction - 1) + 0.6931471805599453 * (exponent - 1);
}

}  // namespace gradlab
