#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gradlab {

/// One character of a UTF-8 text: its number in Unicode, and how many bytes it takes.
struct Character {
  std::uint32_t code;
  std::size_t bytes;
};

/// The first character of a text that is not empty. A byte that belongs to none counts as one.
Character characterAt(std::string_view text);

/// Appends a character as UTF-8.
void append(std::string& text, std::uint32_t code);

/// Spaces, tabs and line ends, no-break and thin spaces, a byte order mark.
bool isBlank(std::uint32_t code);

/// `text` without blanks around it.
std::string_view trimmed(std::string_view text);

/// `text` in lower case and without blanks: two words that a person took for one have the same. Latin, Greek and
/// Cyrillic letters have cases here.
std::string folded(std::string_view text);

/// The beginning of a text between quotes, for a message: whole characters only.
std::string quoted(std::string_view text);

}  // namespace gradlab
