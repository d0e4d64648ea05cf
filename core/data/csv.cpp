#include "core/data/csv.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/data/cells.h"
#include "core/data/number.h"

namespace gradlab {

namespace {

constexpr std::size_t kListedProblems = 10;

/// The beginning of a text, for a message: whole characters only.
std::string quoted(const std::string& text) {
  constexpr std::size_t longest = 40;
  if (text.size() <= longest) return '"' + text + '"';
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return '"' + text.substr(0, end) + "...\"";
}

/// Names of columns that are all there and all different: what is missing becomes `column 3`, what is taken `age (2)`.
std::vector<std::string> distinctNames(std::vector<std::string> names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string& name = names[i];
    if (trimmed(name).empty()) name = "column " + std::to_string(i + 1);
    const auto taken = [&](const std::string& wanted) {
      return std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), wanted) !=
             names.begin() + static_cast<std::ptrdiff_t>(i);
    };
    const std::string wanted = name;
    for (int copy = 2; taken(name); ++copy) name = wanted + " (" + std::to_string(copy) + ")";
  }
  return names;
}

/// Reads one csv; a class only because its steps share what was read so far.
class CsvTable {
 public:
  explicit CsvTable(std::string_view text) : reader_(text) {}

  Parsed parse() {
    if (readHeader())
      while (problems_.size() < kListedProblems && readRow()) {
      }
    problems_.insert(problems_.end(), reader_.problems().begin(), reader_.problems().end());
    if (problems_.empty() && targets_.empty()) refuse("no-rows", "there is no row below the header line");
    if (problems_.empty()) readTargets();
    if (!problems_.empty()) return {{}, std::move(problems_)};
    const auto features = static_cast<Index>(columns_ - 1);
    data_.x = Eigen::Map<const Matrix<double>>(inputs_.data(), features, static_cast<Index>(targets_.size()));
    return {std::move(data_), {}};
  }

 private:
  void refuse(std::string code, std::string message) {
    problems_.push_back({"", std::move(code), {}, std::move(message)});
  }

  void refuseAt(const Cell& cell, std::string code, const std::string& message) {
    problems_.push_back(problemAt(cell.line, cell.column, std::move(code), message));
  }

  bool readHeader() {
    while (const auto cell = reader_.next()) {
      data_.features.push_back(cell->text);
      if (cell->last) break;
    }
    if (!reader_.problems().empty()) return false;
    columns_ = data_.features.size();
    if (columns_ == 0) refuse("empty", "there is no text");
    if (columns_ == 1)
      refuse("one-column", "there is only one column; columns are separated by commas, and the last one is the target");
    if (columns_ > kCsvColumns)
      refuse("too-many-columns",
             "there are " + std::to_string(columns_) + " columns, " + std::to_string(kCsvColumns) + " are allowed");
    data_.features = distinctNames(std::move(data_.features));
    if (columns_ > 0) data_.features.pop_back();
    return problems_.empty();
  }

  /// Whether there was a row to go on from.
  bool readRow() {
    auto cell = reader_.next();
    if (!cell) return false;
    if (targets_.size() == kCsvRows) {
      refuse("too-many-rows",
             "line " + std::to_string(cell->line) + ": there are more than " + std::to_string(kCsvRows) + " rows");
      return false;
    }
    for (std::size_t column = 1;; ++column) {
      takeCell(*cell, column);
      if (cell->last) {
        if (column < columns_)
          problems_.push_back(problemAt(cell->line, cell->column + 1, "missing-cell",
                                        "the cell is missing: the row ends after " + std::to_string(column) + " of " +
                                            std::to_string(columns_) + " cells"));
        return true;
      }
      cell = reader_.next();
      if (!cell) return false;
    }
  }

  void takeCell(const Cell& cell, std::size_t column) {
    if (column > columns_) {
      if (column == columns_ + 1)
        refuseAt(cell, "extra-cell",
                 "there is a cell more than the header line has columns, " + std::to_string(columns_));
      return;
    }
    if (trimmed(cell.text).empty()) {
      refuseAt(cell, "missing-cell", "the cell is empty");
    } else if (column == columns_) {
      targets_.push_back(cell);
    } else if (const auto number = readNumber(cell)) {
      inputs_.push_back(*number);
    }
  }

  std::optional<double> readNumber(const Cell& cell) {
    const auto number = parseNumber(cell.text);
    if (!number) refuseAt(cell, "not-a-number", quoted(cell.text) + " is not a number");
    if (number && !(std::abs(*number) <= kCsvLargest))
      refuseAt(cell, "too-large", quoted(cell.text) + " is too large; 1e30 is the limit");
    return number;
  }

  void readTargets() {
    const bool regression = parseNumber(targets_.front().text).has_value();
    for (const Cell& cell : targets_) {
      if (problems_.size() == kListedProblems) return;
      if (regression) {
        if (const auto number = readNumber(cell)) data_.y.push_back(*number);
      } else if (parseNumber(cell.text)) {
        refuseAt(cell, "mixed-target", quoted(cell.text) + " is a number, but the target begins with words");
      } else {
        const auto known = std::find(data_.classes.begin(), data_.classes.end(), cell.text);
        data_.y.push_back(static_cast<double>(known - data_.classes.begin()));
        if (known == data_.classes.end()) data_.classes.push_back(cell.text);
      }
    }
  }

  CellReader reader_;
  std::size_t columns_ = 0;
  std::vector<double> inputs_;  ///< row by row, which is sample by sample
  std::vector<Cell> targets_;
  Dataset data_;
  Problems problems_;
};

}  // namespace

Parsed parseCsv(std::string_view text) { return CsvTable(text).parse(); }

}  // namespace gradlab
