#include "core/base/decimal.h"

#include <emscripten/val.h>

#include <cstdint>

using emscripten::val;

namespace gradlab {

namespace {

/// Up to 15 digits and powers of ten up to 10^22 are exact doubles: a single operation on them rounds once (Clinger,
/// 1990).
constexpr int kExactDigits = 15, kExactPower = 22;

double powerOfTen(int exponent) {
  double power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

}  // namespace

double readDecimal(std::string_view decimal) {
  std::int64_t digits = 0;
  int count = 0, power = 0;
  bool negative = false, afterPoint = false;
  std::size_t i = 0;
  if (decimal[0] == '+' || decimal[0] == '-') negative = decimal[i++] == '-';
  for (; i < decimal.size() && count < kExactDigits; ++i) {
    if (decimal[i] == '.') {
      afterPoint = true;
    } else if (decimal[i] >= '0' && decimal[i] <= '9') {
      digits = 10 * digits + (decimal[i] - '0');
      count += digits > 0;
      power -= afterPoint;
    } else {
      break;
    }
  }
  // Numbers with an exponent or more digits are rare in a table; JavaScript converts them.
  if (i < decimal.size() || power < -kExactPower) return val::global("Number")(val(std::string(decimal))).as<double>();
  const double size = static_cast<double>(digits) / powerOfTen(-power);
  return negative ? -size : size;
}

std::string writeScientific(double number) { return val(number).call<std::string>("toExponential"); }

}  // namespace gradlab
