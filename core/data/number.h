#pragma once

#include <optional>
#include <string_view>

namespace gradlab {

/// Reads a decimal number such as -1.5e3, with optional blanks around it; nothing for any other text, such as `inf`,
/// `nan` or 0x10. A number too large for a double becomes an infinity.
std::optional<double> parseNumber(std::string_view text);

}  // namespace gradlab
