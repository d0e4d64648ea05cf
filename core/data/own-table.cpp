#include "core/data/own-table.h"

#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "core/data/columns.h"
#include "core/data/table-report.h"
#include "core/data/table-target.h"
#include "core/data/table-text.h"
#include "core/data/table-work.h"

namespace gradlab {

namespace {

constexpr Index kPreviewRows = 5;

/// Builds the data set row by row, after the use of each column is decided.
class Builder final : public Work {
 public:
  Builder(const TableText& table, const std::vector<Column>& columns, std::size_t target, Index rows,
          const TableOptions& options, TableReport& report)
      : separator_(table.separator),
        columns_(columns),
        targetColumn_(target),
        options_(options),
        report_(report),
        target_(columns[target], options, report),
        pass_(table, report) {
    if (!nameFeatures()) return;
    row_.resize(names_.size());
    rows_ = rows;
    inputs_.reserve(row_.size() * static_cast<std::size_t>(rows_));
  }

  bool advance(std::int64_t cells) override {
    const auto visit = [&](const Cell& cell, Index number) { takeCell(cell, number); };
    return rows_ > 0 && pass_.advance(cells, visit, [&] { return !target_.isHopeless(); });
  }

  /// After the work is done: checks the rows and moves the data into `result`.
  void conclude(OwnTable& result) {
    if (!report_.isFine()) return;
    if (y_.empty()) {
      report_.refuse("no-rows-left", {},
                     "no row is left: each has a missing cell; ask for missing cells to become the mean");
      return;
    }
    if (missingCells_ > 0 && options_.missing == Missing::mean)
      report_.remark("missing-mean", {{"cells", missingCells_}},
                     "missing cells that get the mean of the training rows: {cells}");
    const Index left = rows_ - static_cast<Index>(y_.size());
    if (left > 0)
      report_.remark("missing-drop", {{"rows", left}, {"of", rows_}},
                     options_.missing == Missing::mean ? "rows left out for a missing target: {rows} of {of}"
                                                       : "rows left out for a missing cell: {rows} of {of}");
    target_.judge(y_, rows_, report_);
    result.dataset.features = std::move(names_);
    result.dataset.x = Eigen::Map<const Matrix<double>>(inputs_.data(), static_cast<Index>(row_.size()),
                                                        static_cast<Index>(y_.size()));
    result.dataset.y = std::move(y_);
    result.dataset.classes = target_.classes();
    result.preview = Value::Object{{"columns", describedColumns()}, {"rows", std::move(previewRows_)}};
  }

 private:
  bool isFeature(const Column& column) const { return column.isFeatureOf(columns_[targetColumn_]); }

  bool nameFeatures() {
    if (!report_.isFine()) return false;
    Value::Array leftOut;
    for (const Column& column : columns_) {
      if (column.use == ColumnUse::leftOut) leftOut.emplace_back(column.name);
      if (!isFeature(column)) continue;
      if (column.use == ColumnUse::numbers) names_.push_back(column.name);
      for (const std::string& value : column.values) names_.push_back(column.name + '=' + value);
    }
    const auto count = static_cast<Index>(names_.size()) + 1;
    if (count > kTableColumns)
      return report_.refuse("too-many-columns", {{"value", count}, {"max", kTableColumns}},
                            "there are {value} columns, {max} are allowed");
    if (count > 1) return true;
    const bool none = leftOut.empty();
    return report_.refuse("no-features", {{"names", std::move(leftOut)}},
                          none ? "there is no column to predict the target from"
                               : "there is no column to predict the target from; left out: {names}");
  }

  void takeCell(const Cell& cell, Index number) {
    const auto index = static_cast<std::size_t>(cell.column) - 1;
    const Column& column = columns_[index];
    const CellValue value = readCell(cell.text, separator_);
    const bool isMissing = value.kind == CellKind::missing;
    if (index == 0) {
      place_ = 0;
      missingInRow_ = 0;
      keep_ = true;
    }
    preview(cell, value, column, number);
    if (isMissing && options_.missing == Missing::refuse && column.use != ColumnUse::leftOut)
      report_.refuseAt(cell, "missing-cell", "the cell is missing");
    if (index == targetColumn_) {
      keep_ = keep_ && !isMissing;
      word_ = cell.text;
      number_ = column.use == ColumnUse::numbers && !isMissing ? numberAt(cell, value, column) : 0;
    } else if (isFeature(column)) {
      missingInRow_ += isMissing ? 1 : 0;
      keep_ = keep_ && !(isMissing && options_.missing == Missing::drop);
      takeFeature(cell, value, column);
    }
    if (!cell.last || !keep_) return;
    missingCells_ += missingInRow_;
    inputs_.insert(inputs_.end(), row_.begin(), row_.end());
    y_.push_back(target_.take(word_, number_, report_));
  }

  void takeFeature(const Cell& cell, const CellValue& value, const Column& column) {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    const bool isMissing = value.kind == CellKind::missing;
    if (column.use == ColumnUse::numbers) row_[place_++] = isMissing ? missing : numberAt(cell, value, column);
    for (const std::string& word : column.values) row_[place_++] = isMissing ? missing : word == cell.text ? 1 : 0;
  }

  double numberAt(const Cell& cell, const CellValue& value, const Column& column) {
    const bool isThousands = column.commas > 0 && value.kind == CellKind::number && value.ambiguous;
    if (value.kind == CellKind::grouped || isThousands) {
      report_.refuseAt(cell, "thousands-separator", "{value} has thousands separators; write numbers without them");
    } else if (value.kind == CellKind::miswritten) {
      report_.refuseAt(cell, "decimal-comma",
                       "{value} has a comma where commas separate the cells; write it with a point");
    } else if (value.kind == CellKind::decorated) {
      report_.refuseAt(cell, "number-with-sign", "{value} has a sign beside the number; write the number alone");
    } else if (value.kind == CellKind::word) {
      report_.refuseAt(cell, "not-a-number", "{value} is not a number; leave a cell empty where there is none");
    } else {
      const double number = numberIn(cell.text);
      if (std::abs(number) <= kLargestCell) return number;
      report_.refuseAt(cell, "too-large", "{value} is too large; 1e30 is the limit");
    }
    return 0;
  }

  // -- The preview

  void preview(const Cell& cell, const CellValue& value, const Column& column, Index row) {
    if (row >= kPreviewRows) return;
    if (cell.column == 1) previewRows_.emplace_back(Value::Array{});
    const bool isRead =
        column.use != ColumnUse::words && (value.kind == CellKind::number || value.kind == CellKind::comma);
    Value shown = value.kind == CellKind::missing ? Value() : isRead ? Value(numberIn(cell.text)) : Value(cell.text);
    previewRows_.back().array()->push_back(std::move(shown));
  }

  Value describedColumns() const {
    Value::Array described;
    for (const Column& column : columns_) {
      const bool isTarget = &column == &columns_[targetColumn_];
      const char* const role = isTarget ? "target" : isFeature(column) ? "feature" : "left-out";
      const bool isNumbers = isTarget ? target_.isRegression() : column.isNumbers();
      described.emplace_back(
          Value::Object{{"name", column.name}, {"role", role}, {"kind", isNumbers ? "numbers" : "words"}});
    }
    return described;
  }

  char separator_;
  const std::vector<Column>& columns_;
  std::size_t targetColumn_;
  const TableOptions& options_;
  TableReport& report_;
  TableTarget target_;
  CellPass pass_;
  Index rows_ = 0;  ///< the number of rows; 0 after a problem
  std::vector<std::string> names_;

  // The row that is being read:
  std::vector<double> row_;
  std::size_t place_ = 0;
  Index missingInRow_ = 0;
  bool keep_ = true;
  std::string word_;
  double number_ = 0;

  std::vector<double> inputs_;  ///< row by row; each row is a sample
  std::vector<double> y_;
  Index missingCells_ = 0;
  Value::Array previewRows_;
};

}  // namespace

/// The state of the work. The text is read in four passes: find the separator, count the cells of each column, collect
/// the words of features, build the data.
struct TableWork::Reading {
  Reading(std::string_view text, const TableOptions& choices) : options(choices), table(beginTable(text, report)) {
    if (report.isFine()) separators.emplace(table.declared ? std::string_view() : table.text);
  }

  bool advance(std::int64_t cells) {
    if (!report.isFine()) return false;
    if (separators && separators->advance(cells)) return true;
    if (separators) return beginCount();
    if (count && count->advance(cells)) return true;
    if (count) return beginWords();
    if (words && words->advance(cells)) return true;
    if (words) return beginBuilder();
    if (builder->advance(cells)) return true;
    builder->conclude(result);
    return false;
  }

  bool beginCount() {
    beginCells(table, table.declared ? table.declared : separators->result(), options, report);
    separators.reset();
    if (!report.isFine()) return false;
    columns = namedColumns(table, report);
    count.emplace(table, columns, report);
    return true;
  }

  bool beginWords() {
    rows = count->rows();
    count.reset();
    if (!report.isFine()) return false;
    const std::optional<std::size_t> place = findTarget(table, columns, options, report);
    if (!place) return false;
    target = *place;
    words.emplace(table, columns, columns[target], report);
    return true;
  }

  bool beginBuilder() {
    words.reset();
    decideUses(table, columns, columns[target], rows, options, report);
    builder.emplace(table, columns, target, rows, options, report);
    return true;
  }

  TableOptions options;
  TableReport report;
  TableText table;
  OwnTable result;
  std::vector<Column> columns;
  std::size_t target = 0;
  Index rows = 0;
  std::optional<SeparatorSearch> separators;
  std::optional<CellCount> count;
  std::optional<WordCollection> words;
  std::optional<Builder> builder;
};

TableWork::TableWork(std::string_view text, const TableOptions& options)
    : reading_(std::make_unique<Reading>(text, options)) {}
TableWork::~TableWork() = default;

bool TableWork::advance(std::int64_t cells) { return reading_->advance(cells); }

OwnTable TableWork::takeResult() {
  TableReport& report = reading_->report;
  OwnTable& result = reading_->result;
  if (!report.isFine()) result.dataset = {};
  result.problems = std::move(report.problems);
  result.remarks = std::move(report.remarks);
  return std::move(result);
}

OwnTable readOwnTable(std::string_view text, const TableOptions& options) {
  TableWork work(text, options);
  finish(work);
  return work.takeResult();
}

}  // namespace gradlab
