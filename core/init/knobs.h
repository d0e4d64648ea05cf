#pragma once

#include <array>

#include "core/base/knob.h"

namespace gradlab::scheme {

constexpr Knob stdKnob{.name = "std",
                       .fallback = 0.1,
                       .min = 1e-12,
                       .max = 1e6,
                       .scale = Scale::log,
                       .help = "How far the weights spread around zero: their standard deviation, not their variance.",
                       .sliderMin = 1e-4,
                       .sliderMax = 10};

constexpr Knob gainKnob{.name = "gain",
                        .fallback = 1,
                        .min = 1e-12,
                        .max = 1e6,
                        .scale = Scale::log,
                        .help = "Multiplies every weight of the scheme.",
                        .sliderMin = 0.01,
                        .sliderMax = 100};

/// For schemes that take no scale from the layer.
constexpr std::array stdAndGain{stdKnob, gainKnob};

/// For schemes that know their scale.
constexpr std::array gainOnly{gainKnob};

}  // namespace gradlab::scheme
