#pragma once

#include <string>
#include <string_view>

namespace gradlab {

/// The double nearest to a decimal such as `-1.5e3`: an optional sign, digits with or without a point, an optional
/// exponent. An infinity where the number is too large for a double.
double readDecimal(std::string_view decimal);

/// The fewest digits that read back as the same finite number, as in `-1.25e-7`, `5e+0`.
std::string writeScientific(double number);

}  // namespace gradlab
