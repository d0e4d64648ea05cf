#pragma once

#include "core/base/knob.h"

namespace gradlab::schedule {

inline constexpr Knob finalRate{.name = "final",
                                .fallback = 0,
                                .min = 0,
                                .max = 1e10,
                                .scale = Scale::linear,
                                .help = "The rate at the end of the run.",
                                .sliderMax = 0.1};

}  // namespace gradlab::schedule
