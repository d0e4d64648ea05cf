#include "core/data/cell-value.h"

#include <algorithm>
#include <array>

#include "core/base/decimal.h"
#include "core/data/text.h"

namespace gradlab {

namespace {

bool isDigit(char letter) { return letter >= '0' && letter <= '9'; }

std::size_t takeDigits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && isDigit(text[count])) ++count;
  text.remove_prefix(count);
  return count;
}

/// The minus sign of typesetters.
constexpr std::string_view kMinus = "\xE2\x88\x92";

void takeSign(std::string_view& text) {
  if (text.substr(0, kMinus.size()) == kMinus)
    text.remove_prefix(kMinus.size());
  else if (!text.empty() && (text[0] == '+' || text[0] == '-'))
    text.remove_prefix(1);
}

/// Takes an exponent off the front; false when something else stands there.
bool takeExponent(std::string_view& text) {
  if (text.empty() || (text[0] != 'e' && text[0] != 'E')) return text.empty();
  text.remove_prefix(1);
  takeSign(text);
  return takeDigits(text) > 0;
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

/// What separates groups of three digits: a mark, an apostrophe, or a blank of any width.
std::string_view groupMarkOf(std::string_view text) {
  if (text.empty()) return {};
  const Character first = characterAt(text);
  const bool is =
      first.code == ',' || first.code == '.' || first.code == '\'' || first.code == 0x2019 || isBlank(first.code);
  return is ? text.substr(0, first.bytes) : std::string_view();
}

/// 1.234.567, 1,234.5, 1 234, 1'234: digits in groups of three, and perhaps a decimal mark of another kind behind them.
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
  return takeExponent(text) && text.empty();
}

CellValue readNumber(std::string_view text, char separator) {
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
  const bool ends = text.empty();
  if (before + after > 0 && takeExponent(text) && text.empty()) {
    const bool ambiguous = ends && after == 3 && before > 0 && before < 4 && whole[0] != '0';
    if (mark != ',') return {CellKind::number, ambiguous && mark == '.'};
    if (separator != ',') return {CellKind::comma, after == 3};
    return {ambiguous ? CellKind::grouped : CellKind::miswritten};
  }
  return {isGrouped(whole) ? CellKind::grouped : CellKind::word};
}

/// A percent sign or a currency, which stand in front of a number or behind it.
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
  const CellValue value = readNumber(cell, separator);
  if (value.kind != CellKind::word) return value;
  const std::string_view bare = withoutSign(cell);
  if (bare.size() < cell.size() && readNumber(bare, separator).kind != CellKind::word) return {CellKind::decorated};
  return value;
}

double numberIn(std::string_view cell) {
  std::string decimal;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool isMinus = cell[i] == kMinus[0];
    decimal += cell[i] == ',' ? '.' : isMinus ? '-' : cell[i];
    if (isMinus) i += kMinus.size() - 1;
  }
  return readDecimal(decimal);
}

bool looksLikeDate(std::string_view word) {
  std::size_t groups = 0;
  while (takeDigits(word) > 0) {
    ++groups;
    if (word.empty()) break;
    if (std::string_view("-/.:T ").find(word[0]) == std::string_view::npos) return false;
    word.remove_prefix(1);
  }
  return groups > 1 && (word.empty() || word == "Z");
}

}  // namespace gradlab
