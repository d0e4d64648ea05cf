#include "cli/sweep-table.h"

#include <tuple>

#include "cli/json.h"
#include "core/search/misfit.h"
#include "core/search/table-reader.h"

namespace gradlab::cli {

namespace {

/// The complaint about a line, with its column if it is known.
std::string complaintAt(std::size_t line, const std::string& complaint) {
  constexpr std::string_view first = "line 1";
  const std::string place = "line " + std::to_string(line);
  return complaint.starts_with(first) ? place + complaint.substr(first.size()) : place + ": " + complaint;
}

bool isBlank(const std::string& line) { return line.find_first_not_of(" \t\r") == std::string::npos; }

}  // namespace

SweepTable parseSweepTable(const std::string& text, bool isCut) {
  SweepTable table;
  TableReader reader;
  std::size_t number = 0;
  std::vector<std::size_t> taken;
  for (std::size_t from = 0; from < text.size() && table.complaint.empty();) {
    const std::size_t end = text.find('\n', from);
    const std::string line = text.substr(from, end - from);
    ++number;
    from = end == std::string::npos ? text.size() : end + 1;
    if (isBlank(line)) continue;
    const ParsedJson parsed = parseJson(line);
    if (parsed.complaint.empty()) taken.push_back(number);
    const std::string complaint = parsed.complaint.empty() ? reader.take(parsed.value) : parsed.complaint;
    if (reader.sweep() && table.sweepLine == 0) table.sweepLine = number;
    if (!complaint.empty() && !(isCut && end == std::string::npos)) table.complaint = complaintAt(number, complaint);
  }
  table.sweep = reader.sweep();
  table.rows = reader.rows();
  for (const std::size_t place : reader.places()) table.rowLines.push_back(taken[place]);
  return table;
}

std::string complaintOfRows(const SweepTable& table, const Sweep& sweep) {
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Row& row = table.rows[i];
    const std::string misfit = misfitOf(sweep, row);
    if (!misfit.empty())
      return "line " + std::to_string(table.rowLines[i]) + ": trial " + std::to_string(row.trial) + ": " + misfit;
  }
  return "";
}

bool comesBefore(const Row& a, const Row& b) {
  return std::tuple(a.rung.value_or(0), a.trial) < std::tuple(b.rung.value_or(0), b.trial);
}

std::string textOf(const Value& sweep, const std::vector<Row>& rows) {
  std::string text = toJson(Value::Object{{"sweep", sweep}}) + '\n';
  for (const Row& row : rows) text += toJson(toValue(row)) + '\n';
  return text;
}

Value withoutBudget(Value sweep) {
  if (sweep.object() != nullptr)
    std::erase_if(*sweep.object(), [](const Value::Member& member) { return member.first == "budget"; });
  return sweep;
}

}  // namespace gradlab::cli
