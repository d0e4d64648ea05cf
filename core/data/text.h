#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/character.h"

namespace gradlab {

/// Appends a character as UTF-8.
void append(std::string& text, std::uint32_t code);

/// `text` without blanks around it.
std::string_view trimmed(std::string_view text);

/// `text` in lower case and without blanks, with accents after their letters. Two words have the same result when a
/// person would take them for one. Converts the case of Latin, Greek and Cyrillic letters.
std::string folded(std::string_view text);

/// A text in quotes, for a message: at most 40 bytes, whole characters only.
std::string quoted(std::string_view text);

}  // namespace gradlab
