#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace gradlab {

/// One cell of comma separated text.
struct Cell {
  std::string text;     ///< unquoted; blanks around an unquoted cell are gone
  bool quoted = false;  ///< "" in quotes is an empty text, without quotes a missing cell
  bool last = false;    ///< the last of its row
  std::int64_t line = 1;
  std::int64_t column = 1;  ///< which cell of its row, from 1
};

/// Reads comma separated text (RFC 4180) cell by cell. Lines end in LF, CRLF or CR, blank lines are skipped, a byte
/// order mark is skipped, quoted cells may hold commas, line ends and doubled quotes.
class CellReader {
 public:
  explicit CellReader(std::string_view text);

  /// The next cell, or nothing at the end or after a problem.
  std::optional<Cell> next();

  /// A quote that stands where none can; there is at most one.
  const Problems& problems() const { return problems_; }

 private:
  bool atEnd() const { return position_ == text_.size(); }
  bool atLineEnd() const { return text_[position_] == '\n' || text_[position_] == '\r'; }
  void skipLineEnd();
  void skipBlankLines();
  bool readQuoted(Cell& cell);
  bool readPlain(Cell& cell);
  bool refuse(Problem problem);
  void endCell(Cell& cell);

  std::string_view text_;
  std::size_t position_ = 0;
  std::int64_t line_ = 1;
  std::int64_t column_ = 1;
  bool cellIsDue_ = false;  ///< after a comma there is another cell, even at the end of the text
  Problems problems_;
};

/// A problem at a place of a text, which the message begins with.
Problem problemAt(std::int64_t line, std::int64_t column, std::string code, const std::string& message);

}  // namespace gradlab
