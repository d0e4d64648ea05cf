#pragma once

#include <numbers>

#include "core/data/made.h"

namespace gradlab {

inline constexpr std::string_view kCirclesClasses[] = {"inner", "outer"};

/// Points uniform on a circle of radius 0.5, and on one of radius 1 with the same center.
inline Dataset makeCircles(Index samples, double noise, Random& random) {
  return makeClasses(kCirclesClasses, samples, noise, random, [&](std::size_t label) {
    const double radius = label == 0 ? 0.5 : 1;
    const double angle = 2 * std::numbers::pi * random.uniform();
    return Place{radius * cosine(angle), radius * sine(angle)};
  });
}

inline constexpr SourceInfo circlesSource{
    .name = "circles",
    .label = "Circles",
    .help = "One ring inside another: the classes differ in their distance from the middle.",
    .features = kPlaneFeatures,
    .classes = kCirclesClasses,
    .range = {-1, 1},
    .noise = kInputNoise,
    .knobs = kMadeKnobs,
    .make = makeCircles};

}  // namespace gradlab
