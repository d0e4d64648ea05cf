#include "core/base/character.h"

namespace gradlab {

namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

bool within(std::uint32_t code, std::uint32_t first, std::uint32_t last) { return code >= first && code <= last; }

}  // namespace

Character characterAt(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  std::size_t bytes = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
  std::uint32_t code = bytes == 1 ? first : first & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if (i >= text.size() || !continues(text[i])) return {first, 1};
    code = code << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return {code, bytes};
}

bool isBlank(std::uint32_t code) {
  if (code < 0x85) return code == ' ' || within(code, '\t', '\r');
  return code == 0x85 || code == 0xA0 || code == 0x1680 || within(code, 0x2000, 0x200B) || code == 0x2028 ||
         code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x2060 || code == 0x3000 || code == 0xFEFF;
}

bool isMinus(std::uint32_t code) {
  return code == '-' || within(code, 0x2010, 0x2015) || code == 0x2212 || code == 0xFE58 || code == 0xFE63 ||
         code == 0xFF0D;
}

bool isTimes(std::uint32_t code) {
  return code == '*' || code == 0xB7 || code == 0xD7 || code == 0x2217 || code == 0x2219 || code == 0x22C5;
}

char narrowed(std::uint32_t code) { return within(code, 0xFF01, 0xFF5E) ? static_cast<char>(code - 0xFEE0) : '\0'; }

char digitOf(std::uint32_t code) {
  for (const std::uint32_t zero : {0x30U, 0x660U, 0x6F0U, 0xE50U, 0xFF10U})
    if (within(code, zero, zero + 9)) return static_cast<char>('0' + (code - zero));
  // Scripts of India, from Devanagari to Malayalam: each has a block of 128 characters, with its digits at 0x66 to
  // 0x6F.
  if (within(code, 0x966, 0xD6F) && within(code & 0x7FU, 0x66, 0x6F))
    return static_cast<char>('0' + ((code & 0x7FU) - 0x66));
  return 0;
}

char superscriptOf(std::uint32_t code) {
  if (code == 0xB9) return '1';
  if (within(code, 0xB2, 0xB3)) return static_cast<char>('0' + (code - 0xB0));
  if (code == 0x2070 || within(code, 0x2074, 0x2079)) return static_cast<char>('0' + (code - 0x2070));
  if (code == 0x207A) return '+';
  if (code == 0x207B) return '-';
  return 0;
}

}  // namespace gradlab
