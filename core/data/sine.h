#pragma once

#include <numbers>

#include "core/data/made.h"

namespace gradlab {

inline constexpr Source::Range kSineRange{-1, 1};

/// y = sin(2 pi x) with x uniform in [-1, 1]: two periods.
inline Dataset makeSine(Index samples, double noise, Random& random) {
  return makeRegression(kLineFeatures, kSineRange, samples, noise, random,
                        [](const auto& x) { return sine(2 * std::numbers::pi * x(0)); });
}

inline constexpr SourceInfo sineSource{
    .name = "sine",
    .label = "Sine",
    .help = "Two waves, y = sin(2 pi x): one sees how a network bends a line piece by piece.",
    .features = kLineFeatures,
    .classes = {},
    .range = kSineRange,
    .noise = kTargetNoise,
    .knobs = kMadeKnobs,
    .make = makeSine};

}  // namespace gradlab
