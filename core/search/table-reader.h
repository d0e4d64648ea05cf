#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/search/row.h"

namespace gradlab {

/// The table of a sweep, taken line after line: {"sweep": document}, of which all say the same, and rows in any order.
class TableReader {
 public:
  /// What is wrong with the line, which then is not taken; empty when nothing is.
  std::string take(const Value& line);

  /// Nothing while no line had one.
  const std::optional<Value>& sweep() const { return sweep_; }
  const std::vector<Row>& rows() const { return rows_; }
  /// Which of the lines taken each row was, from 0.
  const std::vector<std::size_t>& places() const { return places_; }

 private:
  std::optional<Value> sweep_;
  std::vector<Row> rows_;
  std::vector<std::size_t> places_;
  std::size_t taken_ = 0;
  std::set<std::pair<Index, Index>> seen_;  ///< trials and rungs
};

}  // namespace gradlab
