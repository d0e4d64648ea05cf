#pragma once

#include <string>
#include <vector>

#include "core/base/value.h"

namespace gradlab {

/// The shortest text that reads back as the same number.
std::string numberText(double number);

/// What kind of thing a value is, as in `must be a number, not <kind>`.
std::string kindOf(const Value& value);

/// `a, b, c`.
std::string joined(const std::vector<std::string>& words);

}  // namespace gradlab
