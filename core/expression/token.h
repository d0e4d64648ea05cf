#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gradlab {

/// A range of bytes of a text, from 0: `from` included, `to` excluded.
struct Span {
  int from = 0;
  int to = 0;
};

/// The smallest piece of an expression that means something.
struct Token {
  enum class Kind : std::uint8_t { number, power, name, symbol, end };
  Kind kind = Kind::end;
  Span span{};
  /// Its meaning. For a number, its decimal; for a printed power of ten, 10⁻³, its exponent, `e-3`; for a name, its
  /// letters (θ is `theta`); for a symbol, the plain sign (· is `*`), or the whole character if the grammar does not
  /// have it.
  std::string text{};
  bool assigns = false;     ///< for a sign: followed by `=`, as in `theta -= lr*g`
  bool beginsLine = false;  ///< there is a line end before it

  bool is(char symbol) const { return kind == Kind::symbol && !assigns && text.size() == 1 && text[0] == symbol; }
};

/// The token at `from`, or after the blanks and comments there. A character that belongs to no expression (`$`, `√`) is
/// a symbol, which no rule of the grammar accepts.
Token tokenAt(std::string_view text, int from);

/// The token as written in the text, in quotes, or `the end`.
std::string nameOf(std::string_view text, const Token& token);

/// The name in ASCII letters, digits and _, beginning with no digit: `theta` for θ, `beta1` for β₁. Empty if the text
/// cannot be the name of an input.
std::string nameIn(std::string_view text);

/// The number of characters before this byte of UTF-8, in which columns are counted.
int charactersBefore(std::string_view text, int byte);

/// The number of UTF-16 units before this byte, as JavaScript counts.
int unitsBefore(std::string_view text, int byte);

}  // namespace gradlab
