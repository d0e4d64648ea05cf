#include "core/data/table-report.h"

#include <utility>

#include "core/data/text.h"

namespace gradlab {

namespace {

/// The wording of a param: a quoted text, a whole number, or a list of these.
std::string wordsFor(const Value& value) {
  if (const std::string* const text = value.text()) return quoted(*text);
  if (const double* const number = value.number()) return std::to_string(static_cast<long long>(*number));
  std::string list;
  if (const Value::Array* const items = value.array())
    for (const Value& item : *items) list += (list.empty() ? "" : ", ") + wordsFor(item);
  return list;
}

}  // namespace

std::string worded(std::string_view text, const Value::Object& params) {
  std::string words(text);
  for (const auto& [name, value] : params) {
    const std::string place = '{' + name + '}';
    const std::string inserted = wordsFor(value);
    for (std::size_t at = words.find(place); at != std::string::npos; at = words.find(place, at + inserted.size()))
      words.replace(at, place.size(), inserted);
  }
  return words;
}

bool TableReport::refuse(std::string code, Value::Object params, std::string_view words, std::string path) {
  std::string message = worded(words, params);
  problems.push_back({std::move(path), std::move(code), std::move(params), std::move(message)});
  return false;
}

void TableReport::refuseAt(const Cell& cell, std::string code, std::string_view words, Value::Object params) {
  params.emplace_back("value", cell.text);
  Problem problem = problemAt(cell.line, cell.column, std::move(code), worded(words, params));
  problem.params.insert(problem.params.end(), params.begin(), params.end());
  problems.push_back(std::move(problem));
}

void TableReport::remark(std::string code, Value::Object params, std::string_view words) {
  std::string message = worded(words, params);
  remarks.push_back({"", std::move(code), std::move(params), std::move(message)});
}

}  // namespace gradlab
