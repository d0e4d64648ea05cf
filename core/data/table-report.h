#pragma once

#include <string>
#include <string_view>

#include "core/base/problem.h"
#include "core/data/cells.h"

namespace gradlab {

/// `text` with `{name}` replaced by the param of that name: numbers as whole numbers, texts quoted and shortened, lists
/// joined by commas.
std::string worded(std::string_view text, const Value::Object& params);

/// The problems (reading stops after ten) and remarks about a table. Each message consists of a sentence and params, so
/// a page can word it in another language.
class TableReport {
 public:
  Problems problems;
  Problems remarks;

  bool isFine() const { return problems.empty(); }
  bool isFull() const { return problems.size() >= 10; }

  /// Returns false, for `return report.refuse(..)`. `path` is the option that does not fit, empty for the text.
  bool refuse(std::string code, Value::Object params, std::string_view words, std::string path = {});
  /// A problem at a cell, with its text as the param `value`.
  void refuseAt(const Cell& cell, std::string code, std::string_view words, Value::Object params = {});
  void remark(std::string code, Value::Object params, std::string_view words);
};

}  // namespace gradlab
