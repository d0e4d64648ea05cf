#pragma once

#include "core/data/made.h"

namespace gradlab {

inline constexpr std::string_view kXorClasses[] = {"same sign", "opposite signs"};

/// The class says whether the two inputs have the same sign; each input is between 0.1 and 1 in absolute value. No
/// straight line separates the classes (Minsky and Papert, 1969).
inline Dataset makeXor(Index samples, double noise, Random& random) {
  return makeClasses(kXorClasses, samples, noise, random, [&](std::size_t label) {
    const double sign = random.uniform() < 0.5 ? -1 : 1;
    const double x1 = sign * (0.1 + 0.9 * random.uniform());
    const double x2 = sign * (0.1 + 0.9 * random.uniform());
    return Place{x1, label == 0 ? x2 : -x2};
  });
}

inline constexpr SourceInfo xorSource{
    .name = "xor",
    .label = "XOR",
    .help = "Four squares in a checkerboard: no straight line can tell the classes apart.",
    .features = kPlaneFeatures,
    .classes = kXorClasses,
    .range = {-1, 1},
    .noise = kInputNoise,
    .knobs = kMadeKnobs,
    .make = makeXor};

}  // namespace gradlab
