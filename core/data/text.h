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

/// `text` in lower case and without blanks, with marks behind their letters: two words that a person took for one have
/// the same. Latin, Greek and Cyrillic letters have cases here.
std::string folded(std::string_view text);

/// The beginning of a text between quotes, for a message: whole characters only.
std::string quoted(std::string_view text);

}  // namespace gradlab
