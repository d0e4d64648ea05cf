#pragma once

#include <string_view>

namespace gradlab {

/// What the checker needs to know about a number: no words, no slider. `min` and `max` are allowed values; an `integer`
/// must be whole.
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
