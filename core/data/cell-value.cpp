#include "core/data/cell-value.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/decimal.h"
#include "core/data/text.h"

namespace gradlab {

namespace {

bool isDigit(char letter) { return letter >= '0' && letter <= '9'; }
bool isLetter(char letter) { return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z'); }

std::size_t takeDigits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && isDigit(text[count])) ++count;
  text.remove_prefix(count);
  return count;
}

void takeSign(std::string_view& text) {
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
}

bool isAscii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char letter) { return (static_cast<unsigned char>(letter) & 0x80U) != 0; });
}

/// The cell with ASCII signs and digits in place of typographic, full-width or other ones (`digitOf`): −1.2 × 10⁻³
/// becomes -1.2 * 10^-3.
std::string plainOf(std::string_view cell) {
  constexpr std::uint32_t arabicDecimal = 0x66B, arabicGroups = 0x66C;
  std::string plain;
  bool raised = false;
  while (!cell.empty()) {
    const auto [code, bytes] = characterAt(cell);
    const char digit = digitOf(code), small = superscriptOf(code);
    if (small != 0 && !raised) plain += '^';
    raised = small != 0;
    if (digit != 0 || small != 0)
      plain += digit != 0 ? digit : small;
    else if (isMinus(code))
      plain += '-';
    else if (isTimes(code))
      plain += '*';
    else if (narrowed(code) != 0)
      plain += narrowed(code);
    else if (code == arabicDecimal || code == arabicGroups)
      plain += code == arabicDecimal ? '.' : '\'';
    else
      plain += cell.substr(0, bytes);
    cell.remove_prefix(bytes);
  }
  return plain;
}

/// A number split into its digits and its power of ten, as in 1.5e-3, 1.5 * 10^-3 or 1.5 x 10^-3.
struct Scaled {
  std::string_view digits, exponent;
  bool isGood = true;  ///< nothing but a power of ten follows the digits
};

Scaled withPower(std::string_view number) {
  // A power without a factor, 10^-3, as copied from the axis of a chart.
  const std::size_t sign = number.find_first_not_of("+-");
  if (sign < 2 && number.substr(sign, 3) == "10^") {
    std::string_view exponent = number.substr(sign + 3), rest = exponent;
    takeSign(rest);
    return {number[0] == '-' ? "-1" : "1", exponent, takeDigits(rest) > 0 && rest.empty()};
  }
  const std::size_t end = number.find_first_of("eE*x");
  if (end == std::string_view::npos) return {number, {}};
  std::string_view digits = number.substr(0, end), exponent = number.substr(end + 1);
  if (number[end] == '*' || number[end] == 'x') {
    digits = trimmed(digits);
    exponent = trimmed(exponent);
    if (exponent.substr(0, 3) != "10^") return {digits, {}, false};
    exponent.remove_prefix(3);
  }
  std::string_view rest = exponent;
  takeSign(rest);
  return {digits, exponent, takeDigits(rest) > 0 && rest.empty()};
}

bool isMissing(std::string_view cell) {
  constexpr std::array<std::string_view, 8> words{"na", "n/a", "#n/a", "nan", "null", "?", "-", "."};
  if (cell.empty()) return true;
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return std::equal(word.begin(), word.end(), cell.begin(), cell.end(), [](char small, char letter) {
      return letter == small || (letter >= 'A' && letter + 32 == small);
    });
  });
}

/// The mark that `text` begins with, if it can separate groups of three digits: a point, a comma, an apostrophe, or a
/// blank of any width.
std::string_view groupMarkOf(std::string_view text) {
  if (text.empty()) return {};
  const Character first = characterAt(text);
  const bool is =
      first.code == ',' || first.code == '.' || first.code == '\'' || first.code == 0x2019 || isBlank(first.code);
  return is ? text.substr(0, first.bytes) : std::string_view();
}

/// 1.234.567, 1,234.5, 1 234, 1'234: digits in groups of three, with an optional decimal mark and digits at the end.
bool isGrouped(std::string_view text) {
  const std::size_t first = takeDigits(text);
  const std::string_view mark = groupMarkOf(text);
  if (first == 0 || first > 3 || mark.empty()) return false;
  while (!text.empty() && text.substr(0, mark.size()) == mark) {
    text.remove_prefix(mark.size());
    if (takeDigits(text) != 3) return false;
  }
  if (!text.empty() && (text[0] == '.' || text[0] == ',')) {
    text.remove_prefix(1);
    takeDigits(text);
  }
  return text.empty();
}

CellValue readNumber(std::string_view number, char separator) {
  auto [text, exponent, isGood] = withPower(number);
  if (!isGood) return {CellKind::word};
  takeSign(text);
  const std::string_view whole = text;
  const std::size_t before = takeDigits(text);
  char mark = 0;
  std::size_t after = 0;
  if (!text.empty() && (text[0] == '.' || text[0] == ',')) {
    mark = text[0];
    text.remove_prefix(1);
    after = takeDigits(text);
  }
  if (before + after > 0 && text.empty()) {
    const bool ambiguous = exponent.empty() && after == 3 && before > 0 && before < 4 && whole[0] != '0';
    if (mark != ',') return {CellKind::number, ambiguous && mark == '.'};
    if (separator != ',') return {CellKind::comma, after == 3};
    return {ambiguous ? CellKind::grouped : CellKind::miswritten};
  }
  return {isGrouped(whole) ? CellKind::grouped : CellKind::word};
}

/// The cell without a percent or currency sign, which may stand before or after the number.
std::string_view withoutSign(std::string_view cell) {
  constexpr std::array<std::string_view, 5> signs{"%", "$", "\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5"};
  for (const std::string_view sign : signs) {
    if (cell.size() <= sign.size()) continue;
    if (cell.substr(0, sign.size()) == sign) return trimmed(cell.substr(sign.size()));
    if (cell.substr(cell.size() - sign.size()) == sign) return trimmed(cell.substr(0, cell.size() - sign.size()));
  }
  return cell;
}

}  // namespace

CellValue readCell(std::string_view cell, char separator) {
  if (isMissing(cell)) return {CellKind::missing};
  const std::string plain = isAscii(cell) ? std::string() : plainOf(cell);
  const std::string_view text = plain.empty() ? cell : plain;
  const CellValue value = readNumber(text, separator);
  if (value.kind != CellKind::word) return value;
  const std::string_view bare = withoutSign(text);
  if (bare.size() < text.size() && readNumber(bare, separator).kind != CellKind::word) return {CellKind::decorated};
  return value;
}

double numberIn(std::string_view cell) {
  const std::string plain = plainOf(cell);
  const auto [digits, exponent, isGood] = withPower(plain);
  std::string decimal(digits);
  std::replace(decimal.begin(), decimal.end(), ',', '.');
  if (!exponent.empty()) decimal.append("e").append(exponent);
  return readDecimal(decimal);
}

bool hasLeadingZero(std::string_view number) {
  takeSign(number);
  return number.size() > 1 && number[0] == '0' && isDigit(number[1]);
}

bool looksLikeNumber(std::string_view word) {
  const std::string plain = plainOf(word);
  std::string_view rest = plain;
  takeSign(rest);
  const std::string small = folded(rest);
  if (small == "inf" || small == "infinity" || small == "\xE2\x88\x9E") return true;
  const auto isCapital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
  if (rest.size() > 3 && std::all_of(rest.begin(), rest.begin() + 3, isCapital) && rest[3] == ' ')
    rest.remove_prefix(3);
  // An abbreviated currency: Fr. 5, Rs. 500, R$ 10, US$10.
  const std::size_t letters = std::min(
      rest.size(), static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), isLetter) - rest.begin()));
  const bool isShortened =
      letters > 0 && letters < 4 && letters < rest.size() && (rest[letters] == '.' || rest[letters] == '$');
  if (isShortened) rest.remove_prefix(letters + 1);
  while (!rest.empty() && !isDigit(rest[0])) {
    const auto [code, bytes] = characterAt(rest);
    const bool isCurrency = code == 0xA3 || code == 0xA5 || (code >= 0x20A0 && code <= 0x20CF);
    // Typographic quotes, and signs such as 'at most'.
    const bool isQuote = (code >= 0x2018 && code <= 0x201F) || code == 0xAB || code == 0xBB;
    const bool isRelation = code == 0xB1 || code == 0x2248 || code == 0x2264 || code == 0x2265;
    const bool isSign = code < 0x80 ? !isLetter(rest[0]) : isCurrency || isBlank(code) || isQuote || isRelation;
    if (!isSign) return false;
    rest.remove_prefix(bytes);
  }
  return !rest.empty();
}

bool losesDigits(std::string_view number) {
  constexpr std::size_t sure = 15;
  takeSign(number);
  number.remove_prefix(std::min(number.size(), number.find_first_not_of('0')));
  const std::size_t digits = number.size();
  return takeDigits(number) == digits && digits > sure;
}

bool looksLikeDate(std::string_view word) {
  // English and German names of months and days, which may be shortened to at least three letters; and other words that
  // a date can contain.
  constexpr std::string_view names =
      " january february march april may june july august september october november december ma\xCC\x88rz mrz mai "
      "oktober"
      " dezember monday tuesday wednesday thursday friday saturday sunday am pm a.m p.m t z utc ";
  constexpr std::string_view marks = "-/.:", others = ",+ ", letterEnds = "0123456789-/:,+ ";
  std::size_t parts = 0, numbers = 0;
  // A comma, a blank, T or Z does not make numbers a date. After a comma or a blank a mark may be the sign of a number:
  // 1, 2 or 1 -2.
  bool isMarked = false, mayMark = false;
  while (!word.empty()) {
    if (takeDigits(word) > 0) {
      ++numbers;
      mayMark = true;
    } else if (marks.find(word[0]) != std::string_view::npos) {
      isMarked = isMarked || mayMark;
      word.remove_prefix(1);
    } else if (others.find(word[0]) != std::string_view::npos) {
      mayMark = false;
      word.remove_prefix(1);
    } else {
      const std::size_t size = std::min(word.size(), word.find_first_of(letterEnds));
      std::string letters = ' ' + folded(word.substr(0, size));
      word.remove_prefix(size);
      if (letters.back() == '.') letters.pop_back();
      const bool isName = letters.size() > 3;
      isMarked = isMarked || isName;
      if (letters.size() == 2 && !isMarked) return false;
      if (names.find(isName ? letters : letters + ' ') == std::string_view::npos) return false;
      parts += isName ? 1 : 0;
    }
  }
  return isMarked && numbers > 0 && numbers + parts > 1;
}

}  // namespace gradlab
