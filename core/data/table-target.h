#pragma once

#include <optional>
#include <vector>

#include "core/data/columns.h"
#include "core/data/dataset.h"

namespace gradlab {

/// The column of the target: the one that `options` names, else the last. Nothing, and a problem, where there is no
/// such column or it has no values.
std::optional<std::size_t> findTarget(const TableText& table, const std::vector<Column>& columns,
                                      const TableOptions& options, TableReport& report);

/// The meaning of the cells of the target: classes or values.
class TableTarget {
 public:
  /// Reports a problem where values are asked for, but the column holds words.
  TableTarget(const Column& column, const TableOptions& options, TableReport& report);

  bool isRegression() const { return isRegression_; }
  /// Whether there are more classes than are allowed, which is a problem.
  bool isHopeless() const { return static_cast<Index>(classes_.size()) > kMostClasses; }

  /// The y of a row: its number, or the index of its class. Classes are compared by word, or by number where the column
  /// is numbers, since 1 and 1.0 are the same class.
  double take(const std::string& word, double number, TableReport& report);

  /// Checks that need all rows: only one class, most rows alone in their class, values that may be classes.
  void judge(const std::vector<double>& y, Index rows, TableReport& report) const;

  const std::vector<std::string>& classes() const { return classes_; }

 private:
  void judgeClasses(const std::vector<double>& y, Index rows, TableReport& report) const;
  void judgeValues(const std::vector<double>& y, TableReport& report) const;

  const Column& column_;
  bool isRegression_;
  bool isAsked_;  ///< whether the options choose classes or values
  std::vector<std::string> classes_;
  std::vector<double> numbers_;  ///< the numbers of the classes, if the column is numbers
};

}  // namespace gradlab
