#include "core/expression/token.h"

namespace gradlab {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool continuesCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// One character of a text, 0 behind its end.
struct Reader {
  std::string_view text;
  char at(std::size_t i) const { return i < text.size() ? text[i] : '\0'; }
  std::size_t afterDigits(std::size_t i) const {
    while (isDigit(at(i))) ++i;
    return i;
  }
};

/// Behind `12`, `1.5`, `.5`, `1.`, `1e-3`; `from` itself where no number begins.
std::size_t afterNumber(const Reader& read, std::size_t from) {
  std::size_t end = read.afterDigits(from);
  std::size_t digits = end - from;
  if (read.at(end) == '.') {
    const std::size_t fraction = end + 1;
    end = read.afterDigits(fraction);
    digits += end - fraction;
  }
  if (digits == 0) return from;
  if (read.at(end) == 'e' || read.at(end) == 'E') {
    const std::size_t sign = end + 1;
    const std::size_t exponent = sign + (read.at(sign) == '+' || read.at(sign) == '-' ? 1 : 0);
    // `2e` is a number and a name: the parser says what is wrong with that.
    if (read.afterDigits(exponent) > exponent) end = read.afterDigits(exponent);
  }
  return end;
}

std::size_t afterName(const Reader& read, std::size_t from) {
  std::size_t end = from;
  while (isLetter(read.at(end)) || (end > from && isDigit(read.at(end)))) ++end;
  return end;
}

}  // namespace

Token tokenAt(std::string_view text, int from) {
  const Reader read{text};
  auto begin = static_cast<std::size_t>(from);
  while (isBlank(read.at(begin))) ++begin;
  const auto token = [&](Token::Kind kind, std::size_t end) {
    return Token{kind, {static_cast<int>(begin), static_cast<int>(end)}, text.substr(begin, end - begin)};
  };
  if (begin >= text.size()) return token(Token::Kind::end, begin);
  if (const std::size_t end = afterNumber(read, begin); end > begin) return token(Token::Kind::number, end);
  if (const std::size_t end = afterName(read, begin); end > begin) return token(Token::Kind::name, end);
  std::size_t end = begin + 1;
  while (end < text.size() && continuesCharacter(text[end])) ++end;
  return token(Token::Kind::symbol, end);
}

std::string nameOf(const Token& token) {
  return token.kind == Token::Kind::end ? "the end" : std::string("\"").append(token.text).append("\"");
}

bool isName(std::string_view text) { return !text.empty() && afterName({text}, 0) == text.size(); }

int charactersBefore(std::string_view text, int byte) {
  int count = 0;
  for (int i = 0; i < byte; ++i)
    if (!continuesCharacter(text[static_cast<std::size_t>(i)])) ++count;
  return count;
}

}  // namespace gradlab
