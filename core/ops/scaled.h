#pragma once

#include <cmath>

#include "core/matrix/lanewise.h"

namespace gradlab {

/// A change times a slope, where 0 times infinity is 0. At the end of a domain a slope can be infinite, such as that of
/// the square root at 0; where the chain rule multiplies it by exactly 0, the result is 0. So both passes agree, in
/// whichever order the factors come: x sqrt(x) has the slope 0 at 0, forward and backward.
struct ScaledChange {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& change, const Packet& slope) {
    using namespace Eigen::internal;
    if constexpr (std::is_same_v<Packet, double>) {
      return ofNumbers(change, slope);
    } else {
      const Packet product = pmul(change, slope);
      const Packet numbers = pand(pcmp_eq(change, change), pcmp_eq(slope, slope));
      return pandnot(product, pandnot(numbers, pcmp_eq(product, product)));
    }
  }

 private:
  /// Not inlined: many ops use it, and a page downloads every copy.
  [[gnu::noinline]] static double ofNumbers(double change, double slope) {
    const double product = change * slope;
    return std::isnan(product) && !std::isnan(change) && !std::isnan(slope) ? 0 : product;
  }
};

/// Each change times its slope, evaluated on assignment. In float it is the plain product: training stops at the first
/// infinity, and this loop must be fast.
template <class Change, class Slope>
auto scaled(const Change& change, const Slope& slope) {
  if constexpr (std::is_same_v<typename Change::Scalar, double>)
    return eachPair<ScaledChange>(change, slope);
  else
    return change.array() * slope.array();
}

/// n / d, and NaN where d is 0: 1/x and log x have no slope at 0, and not even a change of 0 gives a result.
struct DividedUnlessByZero {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& n, const Scalar& d) {
    return d == 0 ? std::numeric_limits<Scalar>::quiet_NaN() : n / d;
  }
};

/// A change times a slope; a change of 0 gives 0 even where the slope is NaN, such as that of (-2)^b by b.
struct ScaledUnlessZero {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& change, const Scalar& slope) {
    return change == 0 ? Scalar(0) : ScaledChange::apply(change, slope);
  }
};

}  // namespace gradlab
