#pragma once

#include <string>
#include <string_view>

#include "core/base/problem.h"
#include "core/data/cells.h"

namespace gradlab {

/// `text` with the params in place of `{name}`: whole numbers; texts between quotes, and cut where they are long;
/// lists.
std::string worded(std::string_view text, const Value::Object& params);

/// What is said of a table while it is read: problems, of which the first ten are kept, and remarks. Their words are
/// made of their params, so a page can say them in another language.
class TableReport {
 public:
  Problems problems;
  Problems remarks;

  bool isFine() const { return problems.empty(); }
  bool isFull() const { return problems.size() >= 10; }

  /// Returns false, for `return report.refuse(..)`. `path` is the option that does not fit, empty for the text.
  bool refuse(std::string code, Value::Object params, std::string_view words, std::string path = {});
  /// With the cell itself as `{value}`.
  void refuseAt(const Cell& cell, std::string code, std::string_view words, Value::Object params = {});
  void remark(std::string code, Value::Object params, std::string_view words);
};

}  // namespace gradlab
