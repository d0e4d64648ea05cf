#include "core/data/columns.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/data/text.h"

namespace gradlab {

namespace {

void count(Column& column, std::string_view cell, const CellValue& value, Index row) {
  if (row == 0) column.firstRow = cell == "1" ? 1 : 0;
  if (column.countsRows) column.countsRows = cell == std::to_string(row + column.firstRow);
  if (value.kind == CellKind::missing) {
    ++column.missing;
    return;
  }
  ++(isNumber(value.kind) ? column.numbers : column.words);
  if (value.kind == CellKind::comma) {
    ++column.commas;
    column.ambiguousCommas += value.ambiguous;
  } else if (value.kind == CellKind::number) {
    column.points += cell.find('.') != std::string_view::npos;
    column.ambiguousPoints += value.ambiguous;
  } else if (value.kind == CellKind::word) {
    column.dates += looksLikeDate(cell);
    if (looksLikeNumber(cell) && column.numerals++ == 0) column.numeral = cell;
  }
  if (column.leadingZero.empty() && hasLeadingZero(cell)) column.leadingZero = cell;
  if (column.tooLong.empty() && losesDigits(cell)) column.tooLong = cell;
}

bool isCalledIndex(const Column& column) {
  // `unnamed:0` is the name that pandas gives to the column of row numbers that it wrote without one.
  constexpr std::array<std::string_view, 6> called{"id", "index", "row", "nr", "no", "unnamed:0"};
  return !column.named || std::find(called.begin(), called.end(), folded(column.name)) != called.end();
}

void judgeFeature(Column& column, Index rows, const TableOptions& options, TableReport& report) {
  const bool many = rows > kFewRows;
  const auto different = static_cast<Index>(column.values.size());
  const auto leaveOut = [&](std::string code, std::string_view words) {
    column.use = ColumnUse::leftOut;
    report.remark(std::move(code), {{"column", column.name}, {"max", kFeatureWords}}, words);
  };
  if (column.present() == 0) {
    if (!column.named || options.missing != Missing::refuse)
      leaveOut("empty-column", "{column} was left out: it has no values");
  } else if (column.use == ColumnUse::words && different > kFeatureWords) {
    leaveOut("many-words", "{column} was left out: it has more than {max} different words");
  } else if (column.use == ColumnUse::words && many && different == column.present()) {
    leaveOut("all-different", "{column} was left out: its words are all different");
  } else if (many && column.countsRows && isCalledIndex(column)) {
    leaveOut("row-numbers", "{column} was left out: it only numbers the rows");
  }
}

/// `mayBeThousands`: whether points may be thousands separators in this table.
void remarkOnReading(const Column& column, bool mayBeThousands, TableReport& report) {
  const auto remark = [&](std::string code, std::string_view words, const std::string& value = {}) {
    report.remark(std::move(code),
                  {{"column", column.name}, {"numbers", column.numbers}, {"of", column.present()}, {"value", value}},
                  words);
  };
  if (!column.isNumbers()) {
    if (column.numbers > 0)
      remark("numbers-among-words", "{column} was read as words, although {numbers} of {of} are numbers");
    if (2 * column.dates > column.present())
      remark("dates", "{column} looks like dates, which were read as words");
    else if (2 * (column.numerals + column.numbers) > column.present() && column.numerals > 0)
      remark("numbers-as-words", "{column} was read as words; if {value} is a number, write it alone, as 12.5",
             column.numeral);
    return;
  }
  if (!column.leadingZero.empty())
    remark("leading-zeros", "{column} was read as numbers: {value} lost its leading zero", column.leadingZero);
  if (!column.tooLong.empty())
    remark("too-long", "{column} was read as numbers: of {value} only the first 15 digits are sure to be kept",
           column.tooLong);
  if (column.commas > 0 && column.ambiguousCommas == column.commas)
    remark("comma-or-thousands", "{column} was read with decimal commas: 1,234 as 1.234, not as 1234");
  if (column.commas > 0 && column.points > column.ambiguousPoints)
    remark("mixed-marks", "{column} has decimal points and decimal commas; both were read as such");
  if (column.commas == 0 && mayBeThousands && column.points > 0 && column.points == column.ambiguousPoints)
    remark("point-or-thousands", "{column} was read with decimal points: 1.234 as 1.234, not as 1234");
}

}  // namespace

std::vector<Column> namedColumns(const TableText& table, TableReport& report) {
  std::vector<Column> columns(table.first.size());
  std::set<std::string, std::less<>> taken;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Column& column = columns[i];
    column.named = table.hasNames && !table.first[i].empty();
    const std::string name = column.named ? table.first[i] : "column " + std::to_string(i + 1);
    column.name = name;
    for (int copy = 2; !taken.insert(column.name).second; ++copy)
      column.name = name + " (" + std::to_string(copy) + ")";
    if (column.named && column.name != name)
      report.remark("renamed", {{"column", column.name}, {"number", static_cast<double>(i + 1)}, {"value", name}},
                    "column {number} is called {column}, since {value} was taken");
  }
  return columns;
}

CellCount::CellCount(const TableText& table, std::vector<Column>& columns, TableReport& report)
    : separator_(table.separator), columns_(columns), report_(report), pass_(table, report) {}

bool CellCount::advance(std::int64_t cells) {
  const auto visit = [&](const Cell& cell, Index row) { take(cell, row); };
  if (pass_.advance(cells, visit, [] { return true; })) return true;
  if (report_.isFine() && rows_ == 0)
    report_.refuse("no-rows", {}, "there is no row below the names in the first line");
  return false;
}

void CellCount::take(const Cell& cell, Index row) {
  const auto width = static_cast<std::int64_t>(columns_.size());
  rows_ = row + 1;
  if (rows_ > kTableRows) {
    if (cell.column == 1)
      report_.refuseAt(cell, "too-many-rows", "there are more than {max} rows", {{"max", kTableRows}});
    return;
  }
  if (cell.column <= width)
    count(columns_[static_cast<std::size_t>(cell.column) - 1], cell.text, readCell(cell.text, separator_), row);
  else if (cell.column == width + 1)
    report_.refuseAt(cell, "extra-cell", "there is a cell more than the first line has, {of}",
                     {{"of", static_cast<double>(width)}});
  if (!cell.last || cell.column >= width) return;
  Cell missing = cell;
  missing.text = {};
  ++missing.column;
  report_.refuseAt(missing, "missing-cell",
                   beginsComment(cell.text) ? "the cell is missing: the row ends after {cells} of {of} cells; remove "
                                              "lines that are comments"
                                            : "the cell is missing: the row ends after {cells} of {of} cells",
                   {{"cells", static_cast<double>(cell.column)}, {"of", static_cast<double>(width)}});
}

WordCollection::WordCollection(const TableText& table, std::vector<Column>& columns, const Column& target,
                               TableReport& report)
    : separator_(table.separator), columns_(columns), target_(target), pass_(table, report) {
  for (Column& column : columns) column.use = column.isNumbers() ? ColumnUse::numbers : ColumnUse::words;
}

bool WordCollection::isWords(const Column& column) const {
  return column.use == ColumnUse::words && column.present() > 0 && &column != &target_;
}

bool WordCollection::advance(std::int64_t cells) {
  const auto visit = [&](const Cell& cell, Index) {
    Column& column = columns_[static_cast<std::size_t>(cell.column) - 1];
    if (!isWords(column) || static_cast<Index>(column.values.size()) > kFeatureWords) return;
    if (readCell(cell.text, separator_).kind == CellKind::missing) return;
    if (std::find(column.values.begin(), column.values.end(), cell.text) == column.values.end())
      column.values.emplace_back(cell.text);
  };
  const bool any = std::any_of(columns_.begin(), columns_.end(), [&](const Column& column) { return isWords(column); });
  return any && pass_.advance(cells, visit, [] { return true; });
}

void decideUses(const TableText& table, std::vector<Column>& columns, const Column& target, Index rows,
                const TableOptions& options, TableReport& report) {
  for (Column& column : columns)
    if (&column != &target) judgeFeature(column, rows, options, report);
  // In a table with commas as separators, points are decimal points, unless a column has (quoted) decimal commas.
  const bool mayBeThousands = table.separator != ',' || std::any_of(columns.begin(), columns.end(),
                                                                    [](const Column& one) { return one.commas > 0; });
  for (const Column& column : columns) {
    // A column left out for too many different words may hold numbers in a form that is not read: it gets its remarks,
    // too.
    if (column.use == ColumnUse::leftOut && column.numerals == 0) continue;
    remarkOnReading(column, mayBeThousands, report);
    remarkOnAlike(column, column.values,
                  "{column} has different words that look alike but for capitals and blanks: {alike}", report);
  }
}

void remarkOnAlike(const Column& column, const std::vector<std::string>& values, std::string_view words,
                   TableReport& report) {
  std::vector<std::string> keys;
  for (const std::string& value : values) keys.push_back(folded(value));
  std::vector<bool> named(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    Value::Array alike;
    for (std::size_t j = i + 1; j < values.size(); ++j) {
      if (named[j] || keys[j] != keys[i]) continue;
      named[j] = true;
      alike.emplace_back(values[j]);
    }
    if (alike.empty()) continue;
    alike.emplace(alike.begin(), values[i]);
    report.remark("alike", {{"column", column.name}, {"alike", std::move(alike)}}, words);
  }
}

}  // namespace gradlab
