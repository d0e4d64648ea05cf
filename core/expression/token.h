#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gradlab {

/// A stretch of a text: from this character up to that one, counted from 0.
struct Span {
  int from = 0;
  int to = 0;
};

/// The smallest piece of an expression that means something.
struct Token {
  enum class Kind : std::uint8_t { number, name, symbol, end };
  Kind kind = Kind::end;
  Span span{};
  std::string_view text{};

  bool is(char symbol) const { return kind == Kind::symbol && text.size() == 1 && text[0] == symbol; }
};

/// The token that begins at `from` or behind the blanks there. What belongs to no expression (`$`, a Greek letter) is
/// a symbol of one whole character, which no rule of the grammar expects.
Token tokenAt(std::string_view text, int from);

/// A token as a message names it: in quotes, or `the end`.
std::string nameOf(const Token& token);

/// Whether this could be the name of an input: a letter or _, then letters, digits and _.
bool isName(std::string_view text);

/// How many characters precede this byte of UTF-8: what a column is counted in.
int charactersBefore(std::string_view text, int byte);

}  // namespace gradlab
