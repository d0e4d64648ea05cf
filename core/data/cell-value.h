#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gradlab {

/// What a cell of a table says.
enum class CellKind : std::uint8_t {
  missing,     ///< empty, NA, N/A, #N/A, nan, null, ?, - or .
  number,      ///< with a decimal point or none
  comma,       ///< a number with a decimal comma, in a table whose separator is another
  grouped,     ///< a number with thousands separators; which is refused
  decorated,   ///< a number with a percent sign or a currency; which is refused
  miswritten,  ///< a number with a comma where commas separate the cells; which is refused
  word,        ///< anything else
};

struct CellValue {
  CellKind kind = CellKind::word;
  /// The mark stands before exactly three digits, and one to three before it: 1.234 might be 1234 for somebody else.
  bool ambiguous = false;
};

/// What a cell without blanks around it says, where `separator` separates the cells.
CellValue readCell(std::string_view cell, char separator);

/// Whether somebody meant a number, readable or not.
inline bool isNumber(CellKind kind) { return kind != CellKind::missing && kind != CellKind::word; }

/// The number in a cell of the kind number or comma; beyond double precision an infinity.
double numberIn(std::string_view cell);

/// Whether a number has a zero in front that it loses when it is read: 01234, 01.02.
bool hasLeadingZero(std::string_view number);

/// Whether a whole number has more digits than double precision is sure to keep: a card's, an account's.
bool losesDigits(std::string_view number);

/// Whether somebody may have meant a number by a word: 10 cm, CHF 10, (10), 0x10, inf.
bool looksLikeNumber(std::string_view word);

/// Whether a word looks like a date or a time: 2024-01-31, 31.12.2024, 12:30, Jan 31, 2024, 1:30 PM.
bool looksLikeDate(std::string_view word);

}  // namespace gradlab
