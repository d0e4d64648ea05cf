#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gradlab {

/// What a cell of a table holds.
enum class CellKind : std::uint8_t {
  missing,     ///< empty, NA, N/A, #N/A, nan, null, ?, - or .
  number,      ///< with or without a decimal point
  comma,       ///< a number with a decimal comma, in a table whose separator is not a comma
  grouped,     ///< a number with thousands separators; refused
  decorated,   ///< a number with a percent or currency sign; refused
  miswritten,  ///< a number with a decimal comma where commas separate the cells; refused
  word,        ///< anything else
};

struct CellValue {
  CellKind kind = CellKind::word;
  /// The decimal mark has one to three digits before it and exactly three after it: 1.234 may also mean 1234.
  bool ambiguous = false;
};

/// The kind of a cell. `cell` has no blanks around it; `separator` separates the cells of the table.
CellValue readCell(std::string_view cell, char separator);

/// Whether it is meant as a number, even if it is refused.
inline bool isNumber(CellKind kind) { return kind != CellKind::missing && kind != CellKind::word; }

/// The number in a cell of the kind number or comma; an infinity where it is too large for a double.
double numberIn(std::string_view cell);

/// Whether a number starts with a zero that is lost when it is read: 01234, 01.02.
bool hasLeadingZero(std::string_view number);

/// Whether a whole number has more than 15 digits, which a double may not keep: a card or account number.
bool losesDigits(std::string_view number);

/// Whether a word may be meant as a number: 10 cm, CHF 10, (10), 0x10, inf.
bool looksLikeNumber(std::string_view word);

/// Whether a word looks like a date or a time: 2024-01-31, 31.12.2024, 12:30, Jan 31, 2024, 1:30 PM.
bool looksLikeDate(std::string_view word);

}  // namespace gradlab
