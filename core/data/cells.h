#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/problem.h"
#include "core/base/work.h"

namespace gradlab {

/// One cell of a table's text.
struct Cell {
  std::string_view text;  ///< unquoted, without blanks around it; valid until the next cell is read
  bool last = false;      ///< the last of its row
  std::int64_t line = 1;
  std::int64_t column = 1;  ///< number of the cell in its row, from 1
};

/// Reads separated text (RFC 4180, with any separator of one byte) cell by cell, in linear time and without copying the
/// text. Lines end in LF, CRLF or CR, blank lines are skipped; quoted cells may hold separators, line ends and doubled
/// quotes.
class CellReader {
 public:
  CellReader(std::string_view text, char separator, std::int64_t line = 1)
      : text_(text), separator_(separator), line_(line) {}

  /// The next cell, or nothing at the end or after a problem.
  std::optional<Cell> next();

  /// A quote in a wrong place; at most one problem, since reading stops there.
  const Problems& problems() const { return problems_; }

 private:
  bool atEnd() const { return position_ == text_.size(); }
  bool atLineEnd() const { return text_[position_] == '\n' || text_[position_] == '\r'; }
  void skipLineEnd();
  void skipBlanks();
  void skipBlankLines();
  bool readQuoted(Cell& cell);
  bool readPlain(Cell& cell);
  bool refuse(Problem problem);
  void endCell(Cell& cell);

  std::string_view text_;
  char separator_;
  std::size_t position_ = 0;
  std::int64_t line_;
  std::int64_t column_ = 1;
  bool cellIsDue_ = false;  ///< after a separator there is another cell, even at the end of the text
  std::string unquoted_;    ///< the text of the last cell that had doubled quotes
  Problems problems_;
};

/// Finds the separator of a table: the one of comma, semicolon and tab for which most lines have as many cells as the
/// first line, which must have more than one. At a tie tab wins, then semicolon. The work is counted in cells.
class SeparatorSearch final : public Work {
 public:
  explicit SeparatorSearch(std::string_view text) : text_(text) {}
  bool advance(std::int64_t cells) override;
  /// The separator, after the work is done; empty where none fits.
  std::optional<char> result() const { return likeliest_; }

 private:
  void takeCell();
  void endLine();
  void endText();

  std::string_view text_;
  std::size_t tried_ = 0;     ///< index of the separator that is tried now
  std::size_t position_ = 0;  ///< in the text, in the pass with that separator
  std::int64_t cells_ = 0;    ///< cells of this line so far
  bool isBlank_ = true;       ///< this line is blank so far
  std::int64_t first_ = 0;    ///< cells of the first line
  std::int64_t alike_ = 0;    ///< lines with as many cells as the first
  std::int64_t most_ = 0;
  std::optional<char> likeliest_;
};

/// The result of the whole search in one call: for a short text, or where blocking does no harm.
std::optional<char> findSeparator(std::string_view text);

/// A problem at a place of a text; the message begins with line and column.
Problem problemAt(std::int64_t line, std::int64_t column, std::string code, const std::string& message);

}  // namespace gradlab
