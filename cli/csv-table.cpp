#include "cli/csv-table.h"

#include <algorithm>
#include <array>
#include <optional>

#include "cli/json.h"
#include "core/data/cell-value.h"
#include "core/data/cells.h"
#include "core/data/text.h"
#include "core/search/sweep.h"
#include "core/search/table-reader.h"

namespace gradlab::cli {

namespace {

/// Columns of numbers. `steps` is also a hyper-parameter if the sweep searches it.
constexpr std::array<std::string_view, 10> kNumbers{"trial",      "rung",        "steps",     "metric",
                                                    "spread",     "trainLoss",   "validLoss", "validAccuracy",
                                                    "divergedAt", "milliseconds"};
constexpr std::string_view kNeeded[] = {"trial", "steps", "metric"};

bool isNumberColumn(std::string_view name) {
  return std::find(kNumbers.begin(), kNumbers.end(), name) != kNumbers.end();
}

std::string placeText(std::size_t line, std::size_t column) {
  return "line " + std::to_string(line) + ", column " + std::to_string(column) + ": ";
}

/// The text and the line of one cell.
struct Entry {
  std::string text;
  std::size_t line;
};

/// Reads a table line by line; stops at the first complaint.
class CsvTableReader {
 public:
  explicit CsvTableReader(std::string_view text)
      : separator_(findSeparator(text).value_or(',')), cells_(text, separator_) {}

  SweepTable read() {
    if (readLine() && takeNames())
      while (table_.complaint.empty() && readLine()) takeRow();
    if (table_.complaint.empty() && !cells_.problems().empty()) table_.complaint = cells_.problems()[0].message;
    table_.sweep = reader_.sweep();
    table_.rows = reader_.rows();
    for (const std::size_t place : reader_.places()) table_.rowLines.push_back(taken_[place]);
    return std::move(table_);
  }

 private:
  /// The cells of the next line; false at the end or after a problem.
  bool readLine() {
    line_.clear();
    while (const auto cell = cells_.next()) {
      line_.push_back({std::string(cell->text), static_cast<std::size_t>(cell->line)});
      if (cell->last) return true;
    }
    return false;
  }

  bool takeNames() {
    for (std::size_t i = 0; i < line_.size(); ++i) {
      const std::string& name = line_[i].text;
      if (name.empty()) complain(i, "the column has no name");
      if (columnOf(name) < names_.size()) complain(i, name + " is there twice");
      names_.push_back(name);
    }
    for (const std::string_view name : kNeeded)
      if (columnOf(name) == names_.size()) complain(0, "there is no column called " + std::string(name));
    return table_.complaint.empty();
  }

  void takeRow() {
    if (line_.size() != names_.size()) {
      complain(std::min(line_.size(), names_.size()), "the line has " + std::to_string(line_.size()) +
                                                          " cells, the first line " + std::to_string(names_.size()));
      return;
    }
    if (const std::size_t i = columnOf("sweep"); i < names_.size() && !line_[i].text.empty())
      take(Value::Object{{"sweep", jsonAt(i)}}, i);
    if (table_.complaint.empty()) take(row(), 0);
  }

  Value row() {
    Value::Object params, line;
    std::size_t before = 0;  // number of hyper-parameters before the steps
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::string& name = names_[i];
      if (name == "steps") before = params.size();
      if (name == "sweep" || line_[i].text.empty()) continue;
      if (name == "refused")
        line.emplace_back(name, jsonAt(i));
      else if (name == "divergedAt")
        line.emplace_back("diverged", Value::Object{{"step", numberAt(i)}});
      else if (isNumberColumn(name))
        line.emplace_back(name, numberAt(i));
      if (!isNumberColumn(name) && name != "refused") params.emplace_back(name, settingAt(i));
    }
    if (const std::size_t i = columnOf("steps"); !line_[i].text.empty() && searchesSteps(params))
      params.emplace(params.begin() + static_cast<std::ptrdiff_t>(before), "steps", numberAt(i));
    line.emplace_back("params", std::move(params));
    return line;
  }

  /// Whether `steps` is a hyper-parameter beside these params. Problems of the sweep are reported later.
  bool searchesSteps(const Value::Object& params) {
    if (!space_ && reader_.sweep()) space_ = checkSweep(*reader_.sweep()).sweep.space;
    const auto steps = space_ ? space_->find("steps") : std::nullopt;
    return steps && space_->exists(*steps, space_->pointOf(params));
  }

  Value numberAt(std::size_t i) {
    const CellKind kind = readCell(line_[i].text, separator_).kind;
    if (kind == CellKind::number || kind == CellKind::comma) return gradlab::numberIn(line_[i].text);
    complain(i, names_[i] + " must be a number, not " + quoted(line_[i].text));
    return {};
  }

  Value settingAt(std::size_t i) {
    const CellKind kind = readCell(line_[i].text, separator_).kind;
    if (kind == CellKind::number || kind == CellKind::comma) return gradlab::numberIn(line_[i].text);
    ParsedJson parsed = parseJson(line_[i].text);
    return parsed.complaint.empty() ? std::move(parsed.value) : Value(line_[i].text);
  }

  Value jsonAt(std::size_t i) {
    ParsedJson parsed = parseJson(line_[i].text);
    if (!parsed.complaint.empty()) complain(i, names_[i] + " is not JSON: " + parsed.complaint);
    return std::move(parsed.value);
  }

  /// Passes a line to the reader. A complaint belongs to the column that its first word names, or else to column
  /// `otherwise`.
  void take(const Value& line, std::size_t otherwise) {
    if (!table_.complaint.empty()) return;
    taken_.push_back(line_[0].line);
    const std::string complaint = reader_.take(line);
    if (reader_.sweep() && table_.sweepLine == 0) table_.sweepLine = line_[0].line;
    if (complaint.empty()) return;
    const std::size_t named = columnOf(complaint.substr(0, complaint.find(' ')));
    complain(named < names_.size() ? named : otherwise, complaint);
  }

  void complain(std::size_t i, const std::string& message) {
    if (!table_.complaint.empty()) return;
    const std::size_t line = line_[std::min(i, line_.size() - 1)].line;
    table_.complaint = placeText(line, i + 1) + message;
  }

  std::size_t columnOf(std::string_view name) const {
    return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
  }

  char separator_;
  CellReader cells_;
  TableReader reader_;
  std::optional<Space> space_;  ///< the space of the sweep; empty until it is known
  std::vector<std::string> names_;
  std::vector<Entry> line_;
  std::vector<std::size_t> taken_;  ///< line number of each line that the reader took
  SweepTable table_;
};

}  // namespace

bool isCsvTable(const std::string& text) {
  const std::string_view begin = trimmed(text);
  return !begin.empty() && begin.front() != '{' && findSeparator(begin);
}

SweepTable parseCsvTable(const std::string& text) { return CsvTableReader(text).read(); }

}  // namespace gradlab::cli
