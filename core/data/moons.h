#pragma once

#include <numbers>

#include "core/data/made.h"

namespace gradlab {

inline constexpr std::string_view kMoonsClasses[] = {"upper", "lower"};

/// Two interleaved half circles of radius 1: the upper around (0, 0), the lower around (1, 0.5).
inline Dataset makeMoons(Index samples, double noise, Random& random) {
  return makeClasses(kMoonsClasses, samples, noise, random, [&](std::size_t label) {
    const double angle = std::numbers::pi * random.uniform();
    if (label == 0) return Place{cosine(angle), sine(angle)};
    return Place{1 - cosine(angle), 0.5 - sine(angle)};
  });
}

inline constexpr SourceInfo moonsSource{
    .name = "moons",
    .label = "Moons",
    .help = "Two half circles that reach into each other: two bends in the boundary are enough.",
    .features = kPlaneFeatures,
    .classes = kMoonsClasses,
    .range = {-1, 2},
    .noise = kInputNoise,
    .knobs = kMadeKnobs,
    .make = makeMoons};

}  // namespace gradlab
