#pragma once

#include <numbers>

#include "core/data/made.h"

namespace gradlab {

inline constexpr std::string_view kSpiralClasses[] = {"first arm", "second arm"};

/// Two arms that make one turn from the center out to radius 2, point-symmetric to each other (after Lang and Witbrock,
/// 1988). Neighbouring arms are 1 apart.
inline Dataset makeSpiral(Index samples, double noise, Random& random) {
  return makeClasses(kSpiralClasses, samples, noise, random, [&](std::size_t label) {
    const double along = random.uniform();
    const double angle = 2 * std::numbers::pi * along;
    const double radius = label == 0 ? 2 * along : -2 * along;
    return Place{radius * cosine(angle), radius * sine(angle)};
  });
}

inline constexpr SourceInfo spiralSource{
    .name = "spiral",
    .label = "Spiral",
    .help = "Two arms wound around each other: of all boundaries in a plane here the one that bends most.",
    .features = kPlaneFeatures,
    .classes = kSpiralClasses,
    .range = {-2, 2},
    .noise = kInputNoise,
    .knobs = kMadeKnobs,
    .make = makeSpiral};

}  // namespace gradlab
