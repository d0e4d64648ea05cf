#include "wasm-bindings/arguments.h"

#include <algorithm>
#include <cmath>
#include <limits>

using emscripten::val;

namespace gradlab {

void throwTypeError(const std::string& message) {
  val::global("TypeError").new_(message).throw_();
  __builtin_unreachable();
}

std::int64_t wholeNumber(const val& argument, const char* name, std::int64_t least) {
  const double number = argument.isNumber() ? argument.as<double>() : std::nan("");
  if (!(number >= static_cast<double>(least)) || (std::isfinite(number) && number != std::floor(number)))
    throwTypeError(std::string(name) + " must be a whole number of at least " + std::to_string(least));
  // From 2^53 on doubles skip whole numbers, and from 2^63 on they do not fit.
  constexpr double largest = 9007199254740992.0;
  return number < largest ? static_cast<std::int64_t>(number) : std::numeric_limits<std::int64_t>::max();
}

double finiteNumber(const val& argument, const char* name) {
  const double number = argument.isNumber() ? argument.as<double>() : std::nan("");
  if (!std::isfinite(number)) throwTypeError(std::string(name) + " must be a finite number");
  return number;
}

std::size_t oneOf(const val& argument, const char* name, std::span<const std::string_view> names) {
  if (argument.isString()) {
    const auto match = std::find(names.begin(), names.end(), argument.as<std::string>());
    if (match != names.end()) return static_cast<std::size_t>(match - names.begin());
  }
  std::string message = std::string(name) + " must be one of";
  for (const std::string_view choice : names) message.append(" ").append(choice);
  throwTypeError(message);
}

const val& object(const val& argument, const char* name) {
  const bool is = argument.typeOf().as<std::string>() == "object" && !argument.isNull() && !argument.isArray();
  if (!is) throwTypeError(std::string(name) + " must be an object");
  return argument;
}

}  // namespace gradlab
