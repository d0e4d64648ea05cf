#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gradlab {

/// A stretch of a text: from this byte up to that one, counted from 0.
struct Span {
  int from = 0;
  int to = 0;
};

/// The smallest piece of an expression that means something.
struct Token {
  enum class Kind : std::uint8_t { number, power, name, symbol, end };
  Kind kind = Kind::end;
  Span span{};
  /// What it means: of a number its decimal; of a power of ten as it is printed, 10⁻³, the end of one, `e-3`; of a name
  /// its letters (θ is `theta`); of a symbol the sign itself (· is `*`), or the whole character where it is none of the
  /// grammar's.
  std::string text{};
  bool assigns = false;     ///< of a sign: with `=` behind it, as in `theta -= lr*g`
  bool beginsLine = false;  ///< the line ended before it

  bool is(char symbol) const { return kind == Kind::symbol && !assigns && text.size() == 1 && text[0] == symbol; }
};

/// The token that begins at `from` or behind the blanks and comments there. What belongs to no expression (`$`, `√`) is
/// a symbol of one whole character, which no rule of the grammar expects.
Token tokenAt(std::string_view text, int from);

/// The token as it stands in the text, in quotes, or `the end`.
std::string nameOf(std::string_view text, const Token& token);

/// The name that this is, in letters, digits and _, the first no digit: `theta` for θ, `beta1` for β₁. Empty when it
/// could not be the name of an input.
std::string nameIn(std::string_view text);

/// How many characters precede this byte of UTF-8: what a column is counted in.
int charactersBefore(std::string_view text, int byte);

/// The same as JavaScript counts, in units of UTF-16.
int unitsBefore(std::string_view text, int byte);

}  // namespace gradlab
