#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gradlab {

// What keyboards, phones, spreadsheets and copied pages put into a text where a plain sign is meant: the same for cells
// of a table and for expressions.

/// One character of a UTF-8 text: its number in Unicode, and how many bytes it takes.
struct Character {
  std::uint32_t code;
  std::size_t bytes;
};

/// The first character of a text that is not empty. A byte that belongs to none counts as one.
Character characterAt(std::string_view text);

/// Spaces of any width, tabs and line ends, what joins words or has no width, a byte order mark.
bool isBlank(std::uint32_t code);

/// A minus sign, a hyphen or a dash of any kind.
bool isMinus(std::uint32_t code);

/// A sign between factors: an asterisk, a dot at half height, a multiplication sign.
bool isTimes(std::uint32_t code);

/// The wide form of a letter, digit or sign, as Chinese and Japanese keyboards give it, in ASCII; 0 for anything else.
char narrowed(std::uint32_t code);

/// The digit that stands there, also a wide, an Arabic, a Persian, a Thai one or one of India; 0 for anything else.
char digitOf(std::uint32_t code);

/// The digit or sign that a small one above the line stands for, as in 10⁻³; 0 for anything else.
char superscriptOf(std::uint32_t code);

}  // namespace gradlab
