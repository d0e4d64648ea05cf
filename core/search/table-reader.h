#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/search/row.h"

namespace gradlab {

/// Reads the table of a sweep line by line: lines {"sweep": document}, which must all be equal, and rows in any order.
class TableReader {
 public:
  /// Takes a line. A wrong line is not taken, and its message is returned; otherwise the result is empty.
  std::string take(const Value& line);

  /// Nothing until a line had a sweep.
  const std::optional<Value>& sweep() const { return sweep_; }
  const std::vector<Row>& rows() const { return rows_; }
  /// For each row, the number of its line, from 0.
  const std::vector<std::size_t>& places() const { return places_; }

 private:
  std::optional<Value> sweep_;
  std::vector<Row> rows_;
  std::vector<std::size_t> places_;
  std::size_t taken_ = 0;
  std::set<std::pair<Index, Index>> seen_;  ///< trials and rungs of the rows
};

}  // namespace gradlab
