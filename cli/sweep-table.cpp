#include "cli/sweep-table.h"

#include <set>
#include <tuple>

#include "cli/json.h"

namespace gradlab::cli {

namespace {

/// Takes one line after the other; says what is wrong with one.
class TableReader {
 public:
  explicit TableReader(SweepTable& table) : table_(table) {}

  std::string take(const std::string& line) {
    const ParsedJson parsed = parseJson(line);
    if (!parsed.complaint.empty()) return "is not JSON: " + parsed.complaint;
    if (const Value* const sweep = parsed.value.find("sweep")) {
      if (table_.sweep && !(*table_.sweep == *sweep)) return "the sweep is another than in the lines before";
      table_.sweep = *sweep;
      return "";
    }
    auto row = rowFrom(parsed.value);
    if (const std::string* const complaint = std::get_if<std::string>(&row)) return *complaint;
    Row& read = std::get<Row>(row);
    if (!seen_.emplace(read.trial, read.rung.value_or(-1)).second)
      return "trial " + std::to_string(read.trial) + " is there twice";
    table_.rows.push_back(std::move(read));
    return "";
  }

 private:
  SweepTable& table_;
  std::set<std::pair<Index, Index>> seen_;
};

bool isBlank(const std::string& line) { return line.find_first_not_of(" \t\r") == std::string::npos; }

}  // namespace

SweepTable parseSweepTable(const std::string& text, bool isCut) {
  SweepTable table;
  TableReader reader(table);
  std::size_t number = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = text.find('\n', from);
    const std::string line = text.substr(from, end - from);
    ++number;
    from = end == std::string::npos ? text.size() : end + 1;
    if (isBlank(line)) continue;
    const std::string complaint = reader.take(line);
    if (complaint.empty() || (isCut && end == std::string::npos)) continue;
    table.complaint = "line " + std::to_string(number) + ": " + complaint;
    return table;
  }
  return table;
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
