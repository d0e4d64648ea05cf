#pragma once

#include <array>
#include <string_view>

#include "core/base/knob.h"
#include "core/init/knobs.h"

namespace gradlab::field {

/// The numbers of an experiment that belong to no catalog entry, with their defaults and bounds.

inline constexpr double kMostSeed = 4294967295;

inline constexpr Bounds seed = wholeBounds("seed", 0, 0, kMostSeed);
inline constexpr Bounds dataSeed = wholeBounds("seed", 0, 0, kMostSeed);
inline constexpr Bounds inputScale{.name = "inputScale", .fallback = 1, .min = 1e-6, .max = 1e6};
inline constexpr Bounds inputShift{.name = "inputShift", .fallback = 0, .min = -1e6, .max = 1e6};
inline constexpr Bounds initStd = scheme::stdKnob.bounds();
inline constexpr Bounds initGain = scheme::gainKnob.bounds();
inline constexpr Bounds batchSize = wholeBounds("batchSize", 32, 1, 1e6);
inline constexpr Bounds steps = wholeBounds("steps", 2000, 1, 1e7);
inline constexpr Bounds evalEvery = wholeBounds("evalEvery", 50, 1, 1e7);
inline constexpr Bounds width = wholeBounds("width", 16, 1, 4096);

inline constexpr double kMostLayers = 50;
inline constexpr std::array kHidden{16, 16};
inline constexpr std::array kSplit{0.6, 0.2, 0.2};

/// The defaults of the choices.
inline constexpr std::string_view kSource = "spiral";
inline constexpr std::string_view kPreprocess = "standardize";
inline constexpr std::string_view kActivation = "relu";
inline constexpr std::string_view kNormalization = "none";
inline constexpr std::string_view kParametrization = "standard";
inline constexpr std::string_view kScheme = "he-normal";
inline constexpr std::string_view kOptimizer = "adam";
inline constexpr std::string_view kSchedule = "constant";

}  // namespace gradlab::field
