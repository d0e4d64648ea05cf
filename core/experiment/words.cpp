#include "core/experiment/words.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/base/decimal.h"

namespace gradlab {

namespace {

/// A whole number with an optional sign.
int readWhole(std::string_view text) {
  int size = 0;
  for (const char c : text)
    if (c >= '0' && c <= '9') size = 10 * size + (c - '0');
  return text[0] == '-' ? -size : size;
}

}  // namespace

std::string numberText(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-infinity" : "infinity";
  std::string text = writeScientific(number);
  const std::size_t e = text.find('e');
  const bool negative = text[0] == '-';
  const int exponent = readWhole(std::string_view(text).substr(e + 1));
  // Exponents from -4 to 14 are written out, as in 0.0001 and 100000; others with a power of ten.
  if (exponent < -4 || exponent > 14) return text.substr(0, e) + "e" + std::to_string(exponent);
  std::string digits;
  for (const char c : text.substr(0, e))
    if (c >= '0' && c <= '9') digits += c;
  if (exponent < 0) digits.insert(0, static_cast<std::size_t>(-exponent), '0');
  const std::size_t point = static_cast<std::size_t>(std::max(exponent, 0)) + 1;
  if (digits.size() < point) digits.append(point - digits.size(), '0');
  if (digits.size() > point) digits.insert(point, 1, '.');
  return negative ? "-" + digits : digits;
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
