#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gradlab {

// Typographic notation of formulas, as on our pages and in books, and its meaning in a text: a middle dot is `*`, a
// minus sign `-`, a Greek letter its name. All functions look at the UTF-8 character that begins at byte `from`.

/// The size of that character in bytes.
std::size_t characterSize(std::string_view text, std::size_t from);

/// The end of the blanks that begin there: spaces of any width, line ends, and comments, which reach from `#`, or from
/// `//` beside a blank, to the end of the line.
std::size_t afterBlanks(std::string_view text, std::size_t from);

/// The name of a Greek letter, such as `theta`; empty for any other character.
std::string_view greekName(std::string_view text, std::size_t from);

/// The digit of a superscript or subscript, as in 10³ or β₁; a superscript may also be a sign. Nothing for any other
/// character.
std::optional<char> superscript(std::string_view text, std::size_t from);
std::optional<char> subscript(std::string_view text, std::size_t from);

/// A sign between operands, as one of `+ - * / ^ @ =`, and its size in bytes. With `assigns`, it is followed by `=`, as
/// in `theta -= lr*g`. The sign is 0 for any other character.
struct Sign {
  char sign = 0;
  bool assigns = false;
  std::size_t size = 0;
};
Sign signAt(std::string_view text, std::size_t from);

}  // namespace gradlab
