#pragma once

#include <optional>
#include <string_view>

namespace gradlab {

/// A decimal number such as -1.5e3, with blanks around it; nothing for any other text, `inf`, `nan` and 0x10 among it.
/// A number beyond double precision comes back as an infinity.
std::optional<double> parseNumber(std::string_view text);

}  // namespace gradlab
