#include "core/expression/token.h"

#include "core/expression/notation.h"

namespace gradlab {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool continuesCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Reads single characters of a text; 0 beyond its end.
struct Reader {
  std::string_view text;
  char at(std::size_t i) const { return i < text.size() ? text[i] : '\0'; }
  std::size_t afterDigits(std::size_t i) const {
    while (isDigit(at(i))) ++i;
    return i;
  }
};

/// A piece of a token: its end, and its meaning. If there is none, it ends where it begins.
struct Piece {
  std::size_t end;
  std::string text{};
};

/// `12`, `1.5`, `.5`, `1.`
Piece mantissa(const Reader& read, std::size_t from) {
  std::size_t end = read.afterDigits(from);
  std::size_t digits = end - from;
  if (read.at(end) == '.') {
    const std::size_t fraction = end + 1;
    end = read.afterDigits(fraction);
    digits += end - fraction;
  }
  return digits == 0 ? Piece{from} : Piece{end, std::string(read.text.substr(from, end - from))};
}

/// An exponent, `e-3`, whose minus sign may be typographic.
Piece exponent(const Reader& read, std::size_t from) {
  if (read.at(from) != 'e' && read.at(from) != 'E') return {from};
  const Sign sign = signAt(read.text, from + 1);
  const bool has = sign.sign == '-' || sign.sign == '+';
  const std::size_t digits = from + 1 + (has ? sign.size : 0), end = read.afterDigits(digits);
  // `2e` is a number and a name; the parser reports it.
  if (end == digits) return {from};
  return {end, "e" + std::string(has ? 1 : 0, sign.sign) + std::string(read.text.substr(digits, end - digits))};
}

/// The superscripts of `10⁻³`, as `e-3`.
Piece powerOfTen(const Reader& read, std::size_t from) {
  if (read.text.substr(from, 2) != "10") return {from};
  Piece piece{from + 2, "e"};
  bool digits = false;
  for (std::optional<char> small; (small = superscript(read.text, piece.end)) && isDigit(*small) >= digits;) {
    digits = isDigit(*small);
    piece.text += *small;
    piece.end += characterSize(read.text, piece.end);
  }
  return digits ? piece : Piece{from};
}

Piece number(const Reader& read, std::size_t from) {
  Piece piece = mantissa(read, from);
  if (piece.end == from) return piece;
  Piece power = exponent(read, piece.end);
  return {power.end, piece.text + power.text};
}

Piece name(const Reader& read, std::size_t from) {
  Piece piece{from};
  while (piece.end < read.text.size()) {
    const std::string_view greek = greekName(read.text, piece.end);
    const std::optional<char> low = piece.end > from ? subscript(read.text, piece.end) : std::nullopt;
    const char c = read.at(piece.end);
    if (!greek.empty())
      piece.text += greek;
    else if (low)
      piece.text += *low;
    else if (isLetter(c) || (piece.end > from && isDigit(c)))
      piece.text += c;
    else
      break;
    piece.end += characterSize(read.text, piece.end);
  }
  return piece;
}

}  // namespace

Token tokenAt(std::string_view text, int from) {
  const Reader read{text};
  const std::size_t begin = afterBlanks(text, static_cast<std::size_t>(from));
  const bool beginsLine =
      text.substr(static_cast<std::size_t>(from), begin - static_cast<std::size_t>(from)).find('\n') !=
      std::string_view::npos;
  const auto token = [&](Token::Kind kind, Piece piece, bool assigns = false) {
    return Token{
        kind, {static_cast<int>(begin), static_cast<int>(piece.end)}, std::move(piece.text), assigns, beginsLine};
  };
  if (begin >= text.size()) return token(Token::Kind::end, {begin});
  if (Piece piece = powerOfTen(read, begin); piece.end > begin) return token(Token::Kind::power, std::move(piece));
  if (Piece piece = number(read, begin); piece.end > begin) return token(Token::Kind::number, std::move(piece));
  if (Piece piece = name(read, begin); piece.end > begin) return token(Token::Kind::name, std::move(piece));
  if (const Sign sign = signAt(text, begin); sign.sign != 0)
    return token(Token::Kind::symbol, {begin + sign.size, std::string(1, sign.sign)}, sign.assigns);
  const std::size_t size = characterSize(text, begin);
  return token(Token::Kind::symbol, {begin + size, std::string(text.substr(begin, size))});
}

std::string nameOf(std::string_view text, const Token& token) {
  if (token.kind == Token::Kind::end) return "the end";
  const auto from = static_cast<std::size_t>(token.span.from), to = static_cast<std::size_t>(token.span.to);
  return "\"" + std::string(text.substr(from, to - from)) + "\"";
}

std::string nameIn(std::string_view text) {
  Piece piece = name({text}, 0);
  return piece.end == text.size() ? piece.text : std::string();
}

int charactersBefore(std::string_view text, int byte) {
  int count = 0;
  for (int i = 0; i < byte; ++i)
    if (!continuesCharacter(text[static_cast<std::size_t>(i)])) ++count;
  return count;
}

int unitsBefore(std::string_view text, int byte) {
  int count = charactersBefore(text, byte);
  for (int i = 0; i < byte; ++i)
    if ((static_cast<unsigned char>(text[static_cast<std::size_t>(i)]) & 0xF8U) == 0xF0U) ++count;
  return count;
}

}  // namespace gradlab
