#pragma once

#include "core/data/made.h"

namespace gradlab {

inline constexpr std::string_view kGaussiansClasses[] = {"lower left", "upper right"};

/// Two normal distributions of standard deviation 0.4 around (-1, -1) and (1, 1).
inline Dataset makeGaussians(Index samples, double noise, Random& random) {
  return makeClasses(kGaussiansClasses, samples, noise, random, [&](std::size_t label) {
    const double center = label == 0 ? -1 : 1;
    const double x1 = center + 0.4 * random.normal();
    return Place{x1, center + 0.4 * random.normal()};
  });
}

inline constexpr SourceInfo gaussiansSource{
    .name = "gaussians",
    .label = "Gaussians",
    .help = "Two round clouds that a straight line tells apart: a linear model is enough.",
    .features = kPlaneFeatures,
    .classes = kGaussiansClasses,
    .range = {-2.6, 2.6},
    .noise = kInputNoise,
    .knobs = kMadeKnobs,
    .make = makeGaussians};

}  // namespace gradlab
