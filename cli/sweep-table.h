#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/search/row.h"

namespace gradlab::cli {

/// A table of a sweep as it was read: usable when there is no complaint.
struct SweepTable {
  std::optional<Value> sweep;  ///< the document that it has
  std::size_t sweepLine = 0;   ///< and the line where it stands first, from 1
  std::vector<Row> rows;
  std::vector<std::size_t> rowLines;  ///< where each row stands
  std::string complaint;              ///< as in `line 3: ...`
};

/// Lines of {"sweep": document}, of which all say the same, and rows, in any order. `isCut`: a last line that ends
/// early is dropped rather than refused.
SweepTable parseSweepTable(const std::string& text, bool isCut);

/// What is wrong with the first row whose params do not fit the space of a sweep, as in `line 3: trial 1: ...`; empty
/// when nothing is.
std::string complaintOfRows(const SweepTable& table, const Sweep& sweep);

/// Rows by rung and trial, the order in which they were asked for.
bool comesBefore(const Row& a, const Row& b);

/// The whole table as text.
std::string textOf(const Value& sweep, const std::vector<Row>& rows);

/// A sweep document without its budget, which may be another when a search goes on.
Value withoutBudget(Value sweep);

}  // namespace gradlab::cli
