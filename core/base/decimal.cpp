// Uses the standard library. The WebAssembly module uses the browser's own conversion instead
// (wasm-bindings/decimal.cpp), so that no visitor downloads a second one.
#include "core/base/decimal.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace gradlab {

double readDecimal(std::string_view decimal) { return std::strtod(std::string(decimal).c_str(), nullptr); }

std::string writeScientific(double number) {
  std::array<char, 32> text{};
  for (int digits = 0; digits <= 16; ++digits) {
    std::snprintf(text.data(), text.size(), "%.*e", digits, number);
    if (readDecimal(text.data()) == number) break;
  }
  return text.data();
}

}  // namespace gradlab
