#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/bounds.h"

namespace gradlab {

/// How a slider for a knob is spaced.
enum class Scale : std::uint8_t { linear, log };

/// One number that a person may turn: everything a menu, a slider, a help text and the checker need to know of it.
/// Bounds are those of `Bounds`. A slider may show a shorter stretch than what is allowed: the part where something
/// interesting happens.
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
