#pragma once

#include <array>

#include "core/base/knob.h"

namespace gradlab::scheme {

inline constexpr Knob stdKnob{
    .name = "std",
    .fallback = 0.1,
    .min = 0,
    .max = 1e6,
    .scale = Scale::linear,
    .help = "Root mean square of the first weights: if random, their standard deviation, not their variance.",
    .sliderMax = 2};

inline constexpr Knob gainKnob{.name = "gain",
                               .fallback = 1,
                               .min = 0,
                               .max = 1e6,
                               .scale = Scale::linear,
                               .help = "Multiplies the first weights of every layer.",
                               .sliderMax = 4};

/// For schemes whose scale is set by hand.
inline constexpr std::array stdAndGain{stdKnob, gainKnob};

/// For schemes whose scale follows from the layer.
inline constexpr std::array gainOnly{gainKnob};

}  // namespace gradlab::scheme
