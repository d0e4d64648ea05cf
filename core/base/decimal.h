#pragma once

#include <string>
#include <string_view>

namespace gradlab {

/// The double nearest to a decimal such as `-1.5e3`: a sign or none, digits with or without a point, an exponent or
/// none. Beyond double precision an infinity.
double readDecimal(std::string_view decimal);

/// The fewest digits that read back as the same finite number, as in `-1.25e-7`, `5e+0`.
std::string writeScientific(double number);

}  // namespace gradlab
