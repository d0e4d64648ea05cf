#pragma once

#include <cmath>

#include "core/matrix/lanewise.h"

namespace gradlab {

/// A change times a slope, where 0 times infinity is 0. At the end of a domain a slope can be infinite, as that of the
/// square root at 0; where the chain rule multiplies it by exactly 0, nothing changes. Both modes then agree, whichever
/// of the two factors comes first: x sqrt(x) has the slope 0 at 0, forward and backward.
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
  /// Not inlined: it is in many ops, and a page downloads every copy.
  [[gnu::noinline]] static double ofNumbers(double change, double slope) {
    const double product = change * slope;
    return std::isnan(product) && !std::isnan(change) && !std::isnan(slope) ? 0 : product;
  }
};

/// Each change times its slope, to be evaluated where it is assigned. In float it is the plain product: training stops
/// at the first infinity, and has no time to lose.
template <class Change, class Slope>
auto scaled(const Change& change, const Slope& slope) {
  if constexpr (std::is_same_v<typename Change::Scalar, double>)
    return eachPair<ScaledChange>(change, slope);
  else
    return change.array() * slope.array();
}

/// n / d, and nothing at all (NaN) where d is 0: 1/x and log x have no slope there, not even times 0.
struct DividedUnlessByZero {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& n, const Scalar& d) {
    return d == 0 ? std::numeric_limits<Scalar>::quiet_NaN() : n / d;
  }
};

/// A change times a slope, and 0 for what does not change even where there is no slope, as of (-2)^b in b.
struct ScaledUnlessZero {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& change, const Scalar& slope) {
    return change == 0 ? Scalar(0) : ScaledChange::apply(change, slope);
  }
};

}  // namespace gradlab
