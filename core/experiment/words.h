#pragma once

#include <string>
#include <vector>

#include "core/base/value.h"

namespace gradlab {

/// The shortest decimal that reads back as the same number; `NaN`, `infinity` and `-infinity`.
std::string numberText(double number);

/// The kind of a value for a message, as in `must be a number, not <kind>`.
std::string kindOf(const Value& value);

/// The words separated by commas: `a, b, c`.
std::string joined(const std::vector<std::string>& words);

}  // namespace gradlab
