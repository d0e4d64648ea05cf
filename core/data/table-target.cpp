#include "core/data/table-target.h"

#include <algorithm>
#include <cmath>

#include "core/data/text.h"

namespace gradlab {

namespace {

template <class Values, class Item>
std::size_t placeIn(const Values& values, const Item& item) {
  return static_cast<std::size_t>(std::find(values.begin(), values.end(), item) - values.begin());
}

std::size_t lastColumn(const std::vector<Column>& columns) {
  // A separator at the end of every line makes a last column without a name and cells: it does not count.
  std::size_t last = columns.size() - 1;
  while (last > 0 && columns[last].present() == 0 && !columns[last].named) --last;
  return last;
}

}  // namespace

std::optional<std::size_t> findTarget(const TableText& table, const std::vector<Column>& columns,
                                      const TableOptions& options, TableReport& report) {
  const std::string name(trimmed(options.targetName));
  std::size_t target = lastColumn(columns);
  if (options.targetNumber > static_cast<Index>(columns.size())) {
    report.refuse("no-such-column", {{"value", options.targetNumber}, {"max", static_cast<double>(columns.size())}},
                  "there is no column {value}; there are {max}", "target");
    return std::nullopt;
  }
  if (options.targetNumber > 0) {
    target = static_cast<std::size_t>(options.targetNumber) - 1;
  } else if (!name.empty()) {
    if (table.hasNames && std::count(table.first.begin(), table.first.end(), name) > 1) {
      report.refuse("ambiguous-column", {{"value", name}},
                    "several columns are called {value}; give the number of one, from 1", "target");
      return std::nullopt;
    }
    std::vector<std::string> names;
    for (const Column& column : columns) names.push_back(column.name);
    target = placeIn(names, name);
    if (target == names.size()) {
      report.refuse("no-such-column", {{"value", name}, {"names", Value::list(names)}},
                    "there is no column {value}; there are {names}", "target");
      return std::nullopt;
    }
  }
  if (columns[target].present() > 0) return target;
  report.refuse("no-target", {{"column", columns[target].name}}, "the target {column} has no values");
  return std::nullopt;
}

TableTarget::TableTarget(const Column& column, const TableOptions& options, TableReport& report)
    : column_(column),
      isRegression_(options.task == Task::values || (options.task == Task::byColumn && column.isNumbers())),
      isAsked_(options.task != Task::byColumn) {
  if (isRegression_ && !column.isNumbers())
    report.refuse("words-as-values", {{"column", column.name}}, "values were asked for, but {column} holds words",
                  "task");
}

double TableTarget::take(const std::string& word, double number, TableReport& report) {
  if (isRegression_) return number;
  const std::size_t place = column_.isNumbers() ? placeIn(numbers_, number) : placeIn(classes_, word);
  if (place == classes_.size()) {
    classes_.push_back(word);
    numbers_.push_back(number);
    if (isHopeless())
      report.refuse("too-many-classes", {{"column", column_.name}, {"max", kMostClasses}},
                    "the target {column} has more than {max} classes; is another column the target?");
  }
  return static_cast<double>(place);
}

void TableTarget::judge(const std::vector<double>& y, Index rows, TableReport& report) const {
  isRegression_ ? judgeValues(y, report) : judgeClasses(y, rows, report);
}

void TableTarget::judgeClasses(const std::vector<double>& y, Index rows, TableReport& report) const {
  if (classes_.size() == 1) {
    report.refuse("one-class", {{"column", column_.name}, {"value", classes_[0]}},
                  "the target {column} has only one class, {value}, so there is nothing to tell apart");
    return;
  }
  std::vector<std::size_t> counts(classes_.size());
  for (const double label : y) ++counts[static_cast<std::size_t>(label)];
  const auto alone = static_cast<std::size_t>(std::count(counts.begin(), counts.end(), 1));
  if (rows > kFewRows && 2 * alone > y.size())
    report.refuse("lonely-classes", {{"column", column_.name}},
                  "more than half of the rows have a class of their own in the target {column}; is another column the "
                  "target?");
  else
    remarkOnAlike(column_, classes_,
                  "{column} has different classes that look alike but for capitals and blanks: {alike}", report);
}

void TableTarget::judgeValues(const std::vector<double>& y, TableReport& report) const {
  if (std::all_of(y.begin(), y.end(), [&](double value) { return value == y[0]; })) {
    report.remark("constant-target", {{"column", column_.name}},
                  "{column} is the same in every row: there is nothing to learn");
    return;
  }
  std::vector<double> different;
  for (const double value : y) {
    if (value != std::floor(value) || isAsked_) return;
    if (placeIn(different, value) == different.size()) different.push_back(value);
    if (static_cast<Index>(different.size()) > kFewValues) return;
  }
  report.remark("could-be-classes", {{"column", column_.name}, {"count", static_cast<double>(different.size())}},
                "{column} was read as values; it holds {count} different whole numbers, which could be classes");
}

}  // namespace gradlab
