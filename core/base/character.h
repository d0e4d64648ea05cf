#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gradlab {

// Signs that keyboards, phones, spreadsheets and copied pages write in place of plain ASCII. Cells of a table and
// expressions accept the same ones.

/// One character of a UTF-8 text: its number in Unicode, and how many bytes it takes.
struct Character {
  std::uint32_t code;
  std::size_t bytes;
};

/// The first character of a non-empty text. A byte that is not valid UTF-8 counts as one character.
Character characterAt(std::string_view text);

/// Whether it is a space of any width, a tab, a line end, a joiner, a character without width or a byte order mark.
bool isBlank(std::uint32_t code);

/// Whether it is a minus sign, a hyphen or a dash of any kind.
bool isMinus(std::uint32_t code);

/// Whether it is a multiplication sign: an asterisk, a middle dot, a cross.
bool isTimes(std::uint32_t code);

/// The ASCII form of a full-width letter, digit or sign, as Chinese and Japanese keyboards write it; 0 for any other
/// character.
char narrowed(std::uint32_t code);

/// The ASCII digit for a decimal digit, which may be full-width, Arabic, Persian, Thai or of a script of India; 0 for
/// any other character.
char digitOf(std::uint32_t code);

/// The ASCII digit or sign for a superscript, as in 10⁻³; 0 for any other character.
char superscriptOf(std::uint32_t code);

}  // namespace gradlab
