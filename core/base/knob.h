#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/bounds.h"

namespace gradlab {

/// How a slider for a knob is spaced.
enum class Scale : std::uint8_t { linear, log };

/// One number that a person may turn: everything that a menu, a slider, a help text and the checker need to know about
/// it. `min` and `max` mean the same as in `Bounds`. A slider may cover a shorter interval, where something interesting
/// happens.
struct Knob {
  std::string_view name;
  double fallback;
  double min;
  double max;
  Scale scale;
  std::string_view help;
  bool integer = false;
  double sliderMin = min;
  double sliderMax = max;

  constexpr Bounds bounds() const { return {name, fallback, min, max, integer}; }
};

}  // namespace gradlab
