#include "core/data/text.h"

#include <algorithm>
#include <array>

namespace gradlab {

namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

bool within(std::uint32_t code, std::uint32_t first, std::uint32_t last) { return code >= first && code <= last; }

/// Whether it is an invisible character: a soft hyphen, a joiner, a direction mark.
bool isUnseen(std::uint32_t code) {
  return code == 0xAD || code == 0x61C || within(code, 0x200C, 0x200F) || within(code, 0x202A, 0x202E) ||
         within(code, 0x2066, 0x2069);
}

std::uint32_t lowerCase(std::uint32_t code) {
  if (within(code, 'A', 'Z') || (within(code, 0xC0, 0xDE) && code != 0xD7)) return code + 0x20;
  if (within(code, 0x391, 0x3A9) || within(code, 0x410, 0x42F)) return code + 0x20;
  if (within(code, 0x400, 0x40F)) return code + 0x50;
  // In these blocks upper and lower case alternate; in some ranges the upper case is odd, in others even.
  if (within(code, 0x218, 0x21B)) return code | 1U;
  if (within(code, 0x139, 0x148) || within(code, 0x179, 0x17E)) return code + code % 2;
  if (within(code, 0x100, 0x137) || within(code, 0x14A, 0x177)) return code | 1U;
  return code;
}

/// Letters with one accent, which may also be written as the letter and a combining mark after it (Unicode's
/// decompositions).
struct Marked {
  std::uint32_t mark;
  std::u16string_view bare, whole;
};
constexpr std::array<Marked, 14> kMarked{{
    {0x300, u"aeiounw", u"àèìòùǹẁ"},
    {0x301, u"aeiouyclnrszw", u"áéíóúýćĺńŕśźẃ"},
    {0x302, u"aeioucghjswy", u"âêîôûĉĝĥĵŝŵŷ"},
    {0x303, u"anoiuey", u"ãñõĩũẽỹ"},
    {0x304, u"aeiou", u"āēīōū"},
    {0x306, u"aegiouиу", u"ăĕğĭŏŭйў"},
    {0x307, u"cegz", u"ċėġż"},
    {0x308, u"aeiouyеі", u"äëïöüÿёї"},
    {0x30A, u"au", u"åů"},
    {0x30B, u"ou", u"őű"},
    {0x30C, u"cdelnrstzaiou", u"čďěľňřšťžǎǐǒǔ"},
    {0x326, u"st", u"șț"},
    {0x327, u"cgklnrst", u"çģķļņŗşţ"},
    {0x328, u"aeiu", u"ąęįų"},
}};

/// Appends a letter, decomposed into letter and combining mark where it has one.
void appendApart(std::string& text, std::uint32_t code) {
  for (const auto& [mark, bare, whole] : kMarked) {
    const std::size_t place = code < 0x80 || code > 0xFFFF ? whole.npos : whole.find(static_cast<char16_t>(code));
    if (place == whole.npos) continue;
    append(text, bare[place]);
    return append(text, mark);
  }
  append(text, code);
}

}  // namespace

void append(std::string& text, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0U | code >> 6U);
  } else if (code < 0x10000) {
    put(0xE0U | code >> 12U);
    put(0x80U | (code >> 6U & 0x3FU));
  } else {
    put(0xF0U | code >> 18U);
    put(0x80U | (code >> 12U & 0x3FU));
    put(0x80U | (code >> 6U & 0x3FU));
  }
  put(0x80U | (code & 0x3FU));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    const Character first = characterAt(text);
    if (!isBlank(first.code)) break;
    text.remove_prefix(first.bytes);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && text.size() - last < 4 && continues(text[last])) --last;
    const Character end = characterAt(text.substr(last));
    if (last + end.bytes != text.size() || !isBlank(end.code)) break;
    text.remove_suffix(end.bytes);
  }
  return text;
}

std::string folded(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const Character character = characterAt(text);
    if (!isBlank(character.code) && !isUnseen(character.code)) appendApart(result, lowerCase(character.code));
    text.remove_prefix(character.bytes);
  }
  return result;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 40;
  const bool whole = text.size() <= longest;
  std::size_t end = std::min(longest, text.size());
  while (!whole && end > 0 && continues(text[end])) --end;
  return '"' + std::string(text.substr(0, end)) + (whole ? "\"" : "...\"");
}

}  // namespace gradlab
