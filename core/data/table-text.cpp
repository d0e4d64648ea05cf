#include "core/data/table-text.h"

#include <algorithm>

#include "core/data/cell-value.h"
#include "core/data/encoding.h"
#include "core/data/text.h"

namespace gradlab {

namespace {

/// The largest number of columns that is read from the first line.
constexpr std::size_t kReadColumns = 1024;

/// The separator named by Excel's line `sep=;` at the beginning. Removes the line, except its line end.
std::optional<char> takeSeparatorLine(std::string_view& text) {
  std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const std::size_t size = line.size();
  if (size > 1 && line.front() == '"' && line.back() == '"') line = line.substr(1, size - 2);
  // A spreadsheet pads the line with separators.
  const char separator = line.size() > 4 && folded(line.substr(0, 4)) == "sep=" ? line[4] : '\0';
  if (separator != ',' && separator != ';' && separator != '\t') return std::nullopt;
  if (line.find_first_not_of(separator, 4) != std::string_view::npos) return std::nullopt;
  text.remove_prefix(size);
  return separator;
}

/// Whether a separator fits the beginning of a text. Only a hint depends on it, so it reads little.
bool hasSeparator(std::string_view text) {
  constexpr std::size_t enough = 10000;
  return findSeparator(text.substr(0, enough)).has_value();
}

/// Whether a table begins within ten lines below the first.
bool beginsLater(std::string_view text) {
  constexpr int lines = 10;
  for (int line = 0; line < lines; ++line) {
    const std::size_t end = text.find_first_of("\r\n");
    if (end == std::string_view::npos) return false;
    text = trimmed(text.substr(end));
    if (hasSeparator(text)) return true;
  }
  return false;
}

bool refuseOneColumn(const TableText& table, TableReport& report) {
  const std::string_view text = trimmed(table.text), line = text.substr(0, text.find_first_of("\r\n"));
  const auto has = [&](char letter) { return line.find(letter) != std::string_view::npos; };
  std::string words = "there is only one column: the first line is {value}; ";
  if (table.declared && hasSeparator(text))
    words.append("the line sep= above it says that ")
        .append(table.declared == ','   ? "commas"
                : table.declared == ';' ? "semicolons"
                                        : "tabs")
        .append(" separate the cells; remove that line");
  else if (!has('|') && beginsLater(text))
    words += "remove lines above the names of the columns";
  else
    words.append("cells are separated by commas, semicolons or tabs")
        .append(has('|')   ? ", not by |"
                : has(' ') ? ", not by blanks"
                           : "");
  return report.refuse("one-column", {{"value", line}}, words);
}

/// Whether the first line is data: all its cells are numbers or missing; the target's may be anything.
bool isData(const TableText& table, const TableOptions& options) {
  const std::vector<std::string>& first = table.first;
  const std::string_view name = trimmed(options.targetName);
  // If the first line has the name of the target, it holds names.
  if (!name.empty() && std::find(first.begin(), first.end(), name) != first.end()) return false;
  std::size_t target = first.size() - 1;
  if (options.targetNumber > 0)
    target = static_cast<std::size_t>(options.targetNumber) - 1;
  else
    while (target > 0 && first[target].empty()) --target;
  for (std::size_t i = 0; i < first.size(); ++i)
    if (i != target && readCell(first[i], table.separator).kind == CellKind::word) return false;
  return true;
}

bool readFirstLine(TableText& table, TableReport& report) {
  CellReader reader(table.text, table.separator);
  while (const auto cell = reader.next()) {
    table.first.emplace_back(cell->text);
    if (cell->last || table.first.size() > kReadColumns) break;
  }
  report.problems = reader.problems();
  if (!report.isFine()) return false;
  if (table.first.size() == 1) return refuseOneColumn(table, report);
  if (table.first.size() > kReadColumns)
    return report.refuse("too-many-columns", {{"value", static_cast<double>(kReadColumns)}, {"max", kTableColumns}},
                         "there are more than {value} columns, {max} are allowed");
  return !table.first.empty() || report.refuse("empty", {}, "there is no text");
}

}  // namespace

bool beginsComment(std::string_view cell) {
  return cell.size() > 1 && (cell[0] == '#' || cell[0] == '%' || cell.substr(0, 2) == "//");
}

TableText beginTable(std::string_view text, TableReport& report) {
  report.problems = refuseBinary(text);
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
  TableText table;
  table.declared = takeSeparatorLine(text);
  table.text = text;
  if (report.isFine() && trimmed(text).empty()) report.refuse("empty", {}, "there is no text");
  return table;
}

void beginCells(TableText& table, std::optional<char> separator, const TableOptions& options, TableReport& report) {
  table.separator = separator.value_or(',');
  if (!separator)
    refuseOneColumn(table, report);
  else if (readFirstLine(table, report))
    table.hasNames = options.header == Header::yes || (options.header != Header::no && !isData(table, options));
  if (report.isFine() && !table.hasNames && options.header != Header::no)
    report.remark("no-header", {},
                  "the first line holds data, so the columns are called \"column 1\", \"column 2\", ..");
  if (report.isFine() && table.hasNames && beginsComment(table.first[0]))
    report.remark("comment-as-names", {{"value", table.first[0]}},
                  "the first line, {value}, was read as names; remove it if it is a comment");
}

}  // namespace gradlab
