#pragma once

#include <string_view>

namespace gradlab {

/// What the checker needs to know of a number: no words, and nothing of a slider. `min` and `max` are allowed
/// themselves; where it is an `integer`, whole numbers only.
struct Bounds {
  std::string_view name;
  double fallback;
  double min;
  double max;
  bool integer = false;
};

/// Bounds of a whole number.
constexpr Bounds wholeBounds(std::string_view name, double fallback, double min, double max) {
  return {.name = name, .fallback = fallback, .min = min, .max = max, .integer = true};
}

}  // namespace gradlab
