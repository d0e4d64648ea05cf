#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/search/row.h"

namespace gradlab::cli {

/// The table of a sweep: usable only without a complaint.
struct SweepTable {
  std::optional<Value> sweep;  ///< its document, if it has one
  std::size_t sweepLine = 0;   ///< first line of the document, from 1
  std::vector<Row> rows;
  std::vector<std::size_t> rowLines;  ///< line of each row, from 1
  std::string complaint;              ///< as in `line 3: ...`
};

/// Reads lines {"sweep": document}, which must all be equal, and rows, in any order. With `isCut`, an incomplete last
/// line is dropped instead of refused.
SweepTable parseSweepTable(const std::string& text, bool isCut);

/// The complaint about the first row whose params do not fit the space of the sweep, as in `line 3: trial 1: ...`;
/// empty if there is none.
std::string complaintOfRows(const SweepTable& table, const Sweep& sweep);

/// Orders rows by rung, then trial: the order in which the search asks for them.
bool comesBefore(const Row& a, const Row& b);

/// The whole table as text.
std::string textOf(const Value& sweep, const std::vector<Row>& rows);

/// A sweep document without its budget, which may differ when a search is continued.
Value withoutBudget(Value sweep);

}  // namespace gradlab::cli
