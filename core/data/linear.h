#pragma once

#include "core/data/made.h"

namespace gradlab {

inline constexpr Source::Range kLinearRange{-1, 2};

/// y = 2 x + 3 with x uniform in [-1, 2].
inline Dataset makeLinear(Index samples, double noise, Random& random) {
  return makeRegression(kLineFeatures, kLinearRange, samples, noise, random,
                        [](const auto& x) { return 2 * x(0) + 3; });
}

inline constexpr SourceInfo linearSource{
    .name = "linear",
    .label = "Line",
    .help = "The lecture's linear regression, y = 2 x + 3: a linear model on raw inputs has these two weights.",
    .features = kLineFeatures,
    .classes = {},
    .range = kLinearRange,
    .noise = kTargetNoise,
    .knobs = kMadeKnobs,
    .make = makeLinear};

}  // namespace gradlab
