#pragma once

#include <array>
#include <string_view>

#include "core/base/knob.h"
#include "core/init/knobs.h"

namespace gradlab::field {

/// The numbers of an experiment that belong to no catalog entry, with their defaults and what is allowed.

inline constexpr double kMostSeed = 4294967295;

inline constexpr Knob seed{.name = "seed",
                           .fallback = 0,
                           .min = 0,
                           .max = kMostSeed,
                           .scale = Scale::linear,
                           .help = "Another seed, another run: other first weights, another order of the batches.",
                           .integer = true,
                           .sliderMax = 100};
inline constexpr Knob dataSeed{.name = "seed",
                               .fallback = 0,
                               .min = 0,
                               .max = kMostSeed,
                               .scale = Scale::linear,
                               .help = "Another seed, other made data and another split.",
                               .integer = true,
                               .sliderMax = 100};
inline constexpr Knob inputScale{.name = "inputScale",
                                 .fallback = 1,
                                 .min = 1e-6,
                                 .max = 1e6,
                                 .scale = Scale::log,
                                 .help = "Multiplies every input, as if it were measured in another unit.",
                                 .sliderMin = 0.01,
                                 .sliderMax = 100};
inline constexpr Knob inputShift{.name = "inputShift",
                                 .fallback = 0,
                                 .min = -1e6,
                                 .max = 1e6,
                                 .scale = Scale::linear,
                                 .help = "Is added to every input, as if it were counted from another zero.",
                                 .sliderMin = -10,
                                 .sliderMax = 10};
inline constexpr Knob initStd = scheme::stdKnob;
inline constexpr Knob initGain = scheme::gainKnob;
inline constexpr Knob batchSize{.name = "batchSize",
                                .fallback = 32,
                                .min = 1,
                                .max = 1e6,
                                .scale = Scale::log,
                                .help = "Rows in one step. Few are noisy and quick, many are smooth and slow.",
                                .integer = true,
                                .sliderMax = 512};
inline constexpr Knob steps{.name = "steps",
                            .fallback = 2000,
                            .min = 1,
                            .max = 1e7,
                            .scale = Scale::log,
                            .help = "Updates of the weights in the whole run.",
                            .integer = true,
                            .sliderMin = 10,
                            .sliderMax = 20000};
inline constexpr Knob evalEvery{.name = "evalEvery",
                                .fallback = 50,
                                .min = 1,
                                .max = 1e7,
                                .scale = Scale::log,
                                .help = "Updates between two looks at training and validation loss.",
                                .integer = true,
                                .sliderMax = 1000};
inline constexpr Knob width{.name = "width",
                            .fallback = 16,
                            .min = 1,
                            .max = 4096,
                            .scale = Scale::log,
                            .help = "Units of a hidden layer.",
                            .integer = true,
                            .sliderMax = 128};

inline constexpr double kMostLayers = 50;
inline constexpr std::array kHidden{16, 16};
inline constexpr std::array kSplit{0.6, 0.2, 0.2};

/// What is chosen where a document says nothing.
inline constexpr std::string_view kSource = "spiral";
inline constexpr std::string_view kPreprocess = "standardize";
inline constexpr std::string_view kActivation = "relu";
inline constexpr std::string_view kNormalization = "none";
inline constexpr std::string_view kParametrization = "standard";
inline constexpr std::string_view kScheme = "he-normal";
inline constexpr std::string_view kOptimizer = "adam";
inline constexpr std::string_view kSchedule = "constant";

}  // namespace gradlab::field
