#include "core/experiment/words.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace gradlab {

std::string numberText(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-infinity" : "infinity";
  std::array<char, 32> text{};
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(text.data(), text.size(), "%.*g", digits, number);
    if (std::strtod(text.data(), nullptr) == number) break;
  }
  // 1e+06 and 10000000 say the same; whole numbers of a size that people write are written out.
  if (number == std::floor(number) && std::abs(number) < 1e15) std::snprintf(text.data(), text.size(), "%.0f", number);
  return text.data();
}

std::string kindOf(const Value& value) {
  if (value.isNull()) return "null";
  if (value.boolean() != nullptr) return *value.boolean() ? "true" : "false";
  if (value.number() != nullptr) return "a number";
  if (value.text() != nullptr) return "text";
  if (value.array() != nullptr) return "a list";
  return "an object";
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

}  // namespace gradlab
