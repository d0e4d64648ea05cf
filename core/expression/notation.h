#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gradlab {

// How formulas are printed, on our pages and in books, and what that is in a text: a middle dot is `*`, a minus sign
// `-`, a Greek letter its name. Everything here looks at the character of UTF-8 that begins at `from`.

/// How many bytes that character takes.
std::size_t characterSize(std::string_view text, std::size_t from);

/// Where the blanks end that begin there: spaces of any width, those that do not break a line, line ends, and comments,
/// which go from `#`, or from `//` beside a blank, to the end of their line.
std::size_t afterBlanks(std::string_view text, std::size_t from);

/// The name of a Greek letter, such as `theta`; empty for anything else.
std::string_view greekName(std::string_view text, std::size_t from);

/// The digit that a small one above or below the line stands for, as in 10³ or β₁.
std::optional<char> superscript(std::string_view text, std::size_t from);
std::optional<char> subscript(std::string_view text, std::size_t from);

/// A sign between operands: the one of `+ - * / ^ @ =` that it stands for, and how many bytes it takes. With
/// `assigns`, it is that sign and `=`, as in `theta -= lr*g`. The sign is 0 for anything else.
struct Sign {
  char sign = 0;
  bool assigns = false;
  std::size_t size = 0;
};
Sign signAt(std::string_view text, std::size_t from);

}  // namespace gradlab
