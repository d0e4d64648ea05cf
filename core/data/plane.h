#pragma once

#include "core/data/made.h"

namespace gradlab {

inline constexpr Source::Range kPlaneRange{-1, 1};

/// y = 2 x1 - x2 + 1 with both inputs uniform in [-1, 1].
inline Dataset makePlane(Index samples, double noise, Random& random) {
  return makeRegression(kPlaneFeatures, kPlaneRange, samples, noise, random,
                        [](const auto& x) { return 2 * x(0) - x(1) + 1; });
}

inline constexpr SourceInfo planeSource{
    .name = "plane",
    .label = "Plane",
    .help = "The target rises evenly over two inputs, y = 2 x1 - x2 + 1: a linear model is enough.",
    .features = kPlaneFeatures,
    .classes = {},
    .range = kPlaneRange,
    .noise = kTargetNoise,
    .knobs = kMadeKnobs,
    .make = makePlane};

}  // namespace gradlab
