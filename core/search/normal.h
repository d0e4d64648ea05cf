#pragma once

#include <cmath>

#include "core/matrix/double-functions.h"

namespace gradlab {

/// The probability that a standard normal number lies between `from` and `to`; the same bits on every machine.
inline double normalMass(double from, double to) {
  constexpr double halfRoot = 0.7071067811865476;
  return 0.5 * (elementary::erfTable.at(to * halfRoot) - elementary::erfTable.at(from * halfRoot));
}

}  // namespace gradlab
