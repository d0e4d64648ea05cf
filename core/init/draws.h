#pragma once

#include <cmath>
#include <cstdint>

#include "core/matrix/random.h"

namespace gradlab {

/// The distribution of independent weights before they are scaled: N(0, 1) or U(-1, 1).
enum class Draws : std::uint8_t { normal, uniform };

inline double draw(Draws draws, Random& random) {
  return draws == Draws::normal ? random.normal() : 2 * random.uniform() - 1;
}

/// The factor that gives draws this variance.
inline double spreadOf(Draws draws, double variance) {
  return std::sqrt(draws == Draws::normal ? variance : 3 * variance);
}

}  // namespace gradlab
