#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/cell-value.h"
#include "core/data/table-text.h"
#include "core/matrix/types.h"

namespace gradlab {

/// What becomes of a column of an own table.
enum class ColumnUse : std::uint8_t { numbers, words, leftOut };

/// A column of an own table, and what was counted in its cells.
struct Column {
  std::string name;
  bool named = true;  ///< the table itself says the name
  ColumnUse use = ColumnUse::numbers;

  Index missing = 0, numbers = 0, words = 0;  ///< numbers that cannot be read are numbers
  Index commas = 0, ambiguousCommas = 0;      ///< decimal commas, and those in front of exactly three digits
  Index points = 0, ambiguousPoints = 0;
  Index dates = 0, numerals = 0;     ///< words that look like dates, and like numbers
  std::string numeral;               ///< the first word of that kind
  std::string leadingZero, tooLong;  ///< the first number that loses a zero, and the first that loses digits
  bool countsRows = true;            ///< its cells so far are 0, 1, 2, .. or 1, 2, 3, ..
  Index firstRow = 0;                ///< which of the two
  std::vector<std::string> values;   ///< the different words of a feature in order of appearance, one more than allowed

  Index present() const { return numbers + words; }
  bool isNumbers() const { return 2 * numbers > present(); }
  bool isFeatureOf(const Column& target) const { return this != &target && use != ColumnUse::leftOut; }
};

/// The columns of a table, with names that are all there and all different: what is missing becomes `column 3`, what is
/// taken `age (2)`.
std::vector<Column> namedColumns(const TableText& table, TableReport& report);

/// Counts the cells of each column, and refuses rows of another length.
class CellCount final : public Work {
 public:
  CellCount(const TableText& table, std::vector<Column>& columns, TableReport& report);
  bool advance(std::int64_t cells) override;
  /// Once nothing is left.
  Index rows() const { return rows_; }

 private:
  void take(const Cell& cell, Index row);

  char separator_;
  std::vector<Column>& columns_;
  TableReport& report_;
  CellPass pass_;
  Index rows_ = 0;
};

/// Collects the different words of each feature of words, as many as it may have and one more; first it says which
/// columns are numbers.
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

/// Decides what each column becomes; a feature that tells nothing is left out. All of it is remarked on.
void decideUses(const TableText& table, std::vector<Column>& columns, const Column& target, Index rows,
                const TableOptions& options, TableReport& report);

/// Remarks on words that a person may have taken for one; `words` has {column} and {alike} in it.
void remarkOnAlike(const Column& column, const std::vector<std::string>& values, std::string_view words,
                   TableReport& report);

}  // namespace gradlab
