#include "core/data/encoding.h"

#include <array>
#include <cstdint>

#include "core/data/text.h"

namespace gradlab {

namespace {

/// The code points of Windows-1252 at 0x80 .. 0x9F; its five unused places map to themselves (WHATWG Encoding).
constexpr std::array<std::uint16_t, 32> kWindows1252{0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                                     0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

bool isUtf8(std::string_view text) {
  constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  while (!text.empty()) {
    const Character character = characterAt(text);
    // `characterAt` returns an invalid byte as one character with a code from 0x80 up, which needs two bytes.
    if (character.bytes == 1 && character.code >= 0x80) return false;
    const bool surrogate = character.code >= 0xD800 && character.code < 0xE000;
    if (character.code < least[character.bytes] || character.code > 0x10FFFF || surrogate) return false;
    text.remove_prefix(character.bytes);
  }
  return true;
}

std::string fromWindows1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    append(text, code >= 0x80 && code < 0xA0 ? kWindows1252[code - 0x80U] : code);
  }
  return text;
}

/// False where a character is incomplete.
bool fromUtf16(std::string_view bytes, bool bigEnd, std::string& text) {
  if (bytes.size() % 2 != 0) return false;
  const auto unitAt = [&](std::size_t i) -> std::uint32_t {
    const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    return bigEnd ? first << 8U | second : second << 8U | first;
  };
  text.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    std::uint32_t code = unitAt(i);
    if (code >= 0xD800 && code < 0xE000) {
      if (code >= 0xDC00 || i + 2 == bytes.size()) return false;
      const std::uint32_t low = unitAt(i += 2);
      if (low < 0xDC00 || low >= 0xE000) return false;
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    }
    append(text, code);
  }
  return true;
}

bool beginsWith(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

}  // namespace

Problems refuseBinary(std::string_view text) {
  // In a table `PK` can begin the name of a column; in a ZIP archive a control character follows it.
  const bool archive = beginsWith(text, "PK") && text.size() > 2 && text[2] > 0 && text[2] < '\t';
  if (!archive && text.find('\0') == std::string_view::npos) return {};
  return {{"",
           "no-text",
           {},
           "this is a spreadsheet, an archive or another file that is no text; open it in the program that it comes "
           "from and save it as CSV"}};
}

Decoded decodeText(std::string_view bytes) {
  Decoded decoded;
  const bool little = beginsWith(bytes, "\xFF\xFE"), big = beginsWith(bytes, "\xFE\xFF");
  if (little || big) {
    if (!fromUtf16(bytes.substr(2), big, decoded.text))
      decoded.problems.push_back(
          {"",
           "broken-text",
           {},
           "begins as UTF-16 text does, but a character is cut in two; save it as CSV in UTF-8"});
  } else if (isUtf8(bytes)) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    decoded.text = bytes.substr(beginsWith(bytes, mark) ? mark.size() : 0);
  } else {
    decoded.text = fromWindows1252(bytes);
    decoded.remarks.push_back(
        {"",
         "windows-1252",
         {},
         "the file is not UTF-8; it was read as Windows-1252, so look at letters such as ä and é"});
  }
  // Old editors end a text with the control character SUB.
  if (!decoded.text.empty() && decoded.text.back() == '\x1A') decoded.text.pop_back();
  if (decoded.problems.empty()) decoded.problems = refuseBinary(decoded.text);
  return decoded;
}

}  // namespace gradlab
