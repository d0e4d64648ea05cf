#pragma once

#include <optional>
#include <vector>

#include "core/data/columns.h"
#include "core/data/dataset.h"

namespace gradlab {

/// Which column is the target, by what was said of it, else the last; nothing where there is none like that.
std::optional<std::size_t> findTarget(const TableText& table, const std::vector<Column>& columns,
                                      const TableOptions& options, TableReport& report);

/// What the target's cells are: classes or values.
class TableTarget {
 public:
  /// Refuses values that are words.
  TableTarget(const Column& column, const TableOptions& options, TableReport& report);

  bool isRegression() const { return isRegression_; }
  /// Once there are more classes than are allowed, which is refused.
  bool isHopeless() const { return static_cast<Index>(classes_.size()) > kMostClasses; }

  /// The y of a row that is kept: its number, or its class, by its word, or by its number where the column is numbers,
  /// since 1 and 1.0 are one class.
  double take(const std::string& word, double number, TableReport& report);

  /// What only all rows can tell: one class, most rows alone in theirs, values that could be classes.
  void judge(const std::vector<double>& y, Index rows, TableReport& report) const;

  const std::vector<std::string>& classes() const { return classes_; }

 private:
  void judgeClasses(const std::vector<double>& y, Index rows, TableReport& report) const;
  void judgeValues(const std::vector<double>& y, TableReport& report) const;

  const Column& column_;
  bool isRegression_;
  bool isAsked_;  ///< which of the two was said
  std::vector<std::string> classes_;
  std::vector<double> numbers_;  ///< of the classes, where the column is numbers
};

}  // namespace gradlab
