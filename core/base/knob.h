#pragma once

#include <cstdint>
#include <string_view>

namespace gradlab {

/// How a slider for a knob is spaced.
enum class Scale : std::uint8_t { linear, log };

/// One number that a person may turn: everything a menu, a slider, a help text and the checker need to know of it.
/// `min` and `max` are allowed themselves; an `integer` knob takes whole numbers only. A slider may show a shorter
/// stretch than what is allowed: the part where something interesting happens.
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
};

/// A whole number that no menu shows: bounds and a default, and no help.
constexpr Knob wholeKnob(std::string_view name, double fallback, double min, double max) {
  return {
      .name = name, .fallback = fallback, .min = min, .max = max, .scale = Scale::linear, .help = {}, .integer = true};
}

}  // namespace gradlab
