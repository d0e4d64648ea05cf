#include "cli/table.h"

#include <algorithm>
#include <iostream>

#include "cli/files.h"
#include "core/data/encoding.h"

namespace gradlab::cli {

namespace {

constexpr std::string_view kText = "data.csv";

/// Whether a path is that of the text of the table: `data.csv`, or `base.data.csv` in a search.
bool isText(const std::string& path) {
  const bool ends = path.size() >= kText.size() && path.substr(path.size() - kText.size()) == kText;
  return ends && (path.size() == kText.size() || path[path.size() - kText.size() - 1] == '.');
}

}  // namespace

Table readTable(const Flags& flags, const std::string& file) {
  Table table;
  const auto flag = flags.values.find(kDataFlag);
  if (flag == flags.values.end()) return table;
  table.name = flag->second;
  if (table.name.empty()) {
    table.complaints = {"--data: needs a value"};
    return table;
  }
  if (table.name == "-" && file == "-") {
    table.complaints = {"--data: standard input is the experiment already; only one of the two can be -"};
    return table;
  }
  const auto bytes = readFile(table.name);
  if (!bytes) {
    table.complaints = {table.name + ": cannot be read"};
    return table;
  }
  Decoded decoded = decodeText(*bytes);
  for (Problem& problem : decoded.problems) problem.path = kText;
  for (Problem& remark : decoded.remarks) remark.path = kText;
  table.complaints = linesOf(decoded.problems, file, table);
  table.text = std::move(decoded.text);
  table.remarks = std::move(decoded.remarks);
  return table;
}

Value& memberOf(Value::Object& members, std::string_view key) {
  for (auto& [name, value] : members)
    if (name == key) return value;
  return members.emplace_back(key, Value::Object{}).second;
}

void putTable(const Table& table, Value& document, std::vector<std::string>& complaints) {
  // If it is not an object, the check of the document reports it.
  if (table.name.empty() || document.object() == nullptr) return;
  Value::Object* const data = memberOf(*document.object(), "data").object();
  if (data == nullptr) return;
  const auto given = [](const Value::Member& member) { return member.first == "csv"; };
  if (std::any_of(data->begin(), data->end(), given)) {
    complaints.emplace_back("--data: is given beside data.csv of the document; only one of the two can be the table");
    return;
  }
  memberOf(*data, "source") = "csv";
  memberOf(*data, "csv") = table.text;
}

std::vector<std::string> linesOf(const Problems& problems, const std::string& file, const Table& table) {
  std::vector<std::string> lines;
  for (const Problem& problem : problems) {
    const bool ofTable = !table.name.empty() && isText(problem.path);
    lines.push_back((ofTable ? table.name : problem.path.empty() ? file : problem.path) + ": " + problem.message);
  }
  return lines;
}

void printRemarks(const Problems& remarks) {
  for (const Problem& remark : remarks) std::cerr << "remark: " << remark.path << ": " << remark.message << '\n';
}

}  // namespace gradlab::cli
