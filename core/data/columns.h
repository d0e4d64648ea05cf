#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/cell-value.h"
#include "core/data/table-text.h"
#include "core/matrix/types.h"

namespace gradlab {

/// How a column of an own table is used.
enum class ColumnUse : std::uint8_t { numbers, words, leftOut };

/// A column of an own table, with counts of its cells.
struct Column {
  std::string name;
  bool named = true;  ///< the name comes from the table
  ColumnUse use = ColumnUse::numbers;

  Index missing = 0, numbers = 0, words = 0;  ///< refused numbers count as numbers
  Index commas = 0, ambiguousCommas = 0;      ///< decimal commas, and those followed by exactly three digits
  Index points = 0, ambiguousPoints = 0;
  Index dates = 0, numerals = 0;     ///< words that look like dates, and like numbers
  std::string numeral;               ///< the first word that looks like a number
  std::string leadingZero, tooLong;  ///< the first number that loses a leading zero, and the first that loses digits
  bool countsRows = true;            ///< its cells so far are 0, 1, 2, .. or 1, 2, 3, ..
  Index firstRow = 0;                ///< the number of the first row in such a count: 0 or 1
  std::vector<std::string>
      values;  ///< the different words of a feature in order of appearance, at most one more than allowed

  Index present() const { return numbers + words; }
  bool isNumbers() const { return 2 * numbers > present(); }
  bool isFeatureOf(const Column& target) const { return this != &target && use != ColumnUse::leftOut; }
};

/// The columns of a table. Each has a unique name: a missing one becomes `column 3`, a second `age` becomes `age (2)`.
std::vector<Column> namedColumns(const TableText& table, TableReport& report);

/// Counts the cells of each column, and refuses rows that are longer or shorter than the first line.
class CellCount final : public Work {
 public:
  CellCount(const TableText& table, std::vector<Column>& columns, TableReport& report);
  bool advance(std::int64_t cells) override;
  /// The number of rows, after the work is done.
  Index rows() const { return rows_; }

 private:
  void take(const Cell& cell, Index row);

  char separator_;
  std::vector<Column>& columns_;
  TableReport& report_;
  CellPass pass_;
  Index rows_ = 0;
};

/// Collects the different words of each feature of words: as many as are allowed, and one more. The constructor decides
/// which columns are numbers.
class WordCollection final : public Work {
 public:
  WordCollection(const TableText& table, std::vector<Column>& columns, const Column& target, TableReport& report);
  bool advance(std::int64_t cells) override;

 private:
  bool isWords(const Column& column) const;

  char separator_;
  std::vector<Column>& columns_;
  const Column& target_;
  CellPass pass_;
};

/// Decides how each column is used, with a remark for each decision. A feature without information is left out.
void decideUses(const TableText& table, std::vector<Column>& columns, const Column& target, Index rows,
                const TableOptions& options, TableReport& report);

/// Remarks on words that differ only in capitals and blanks, and so may be meant as one; the sentence `words` contains
/// {column} and {alike}.
void remarkOnAlike(const Column& column, const std::vector<std::string>& values, std::string_view words,
                   TableReport& report);

}  // namespace gradlab
