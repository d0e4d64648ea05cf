#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/cells.h"
#include "core/data/own-table.h"
#include "core/data/table-report.h"

namespace gradlab {

/// The text of an own table, with its separator and first line.
struct TableText {
  std::string_view text;         ///< without byte order mark and without a line `sep=;`
  std::optional<char> declared;  ///< the separator that such a line names
  char separator = ',';
  std::vector<std::string> first;  ///< the cells of the first line
  bool hasNames = true;            ///< the first line holds names, not data
};

/// Reads the cells of a table below its names, some at a time. It stops at the end, after one row more than is allowed,
/// or when the report is full.
class CellPass {
 public:
  CellPass(const TableText& table, TableReport& report)
      : reader_(table.text, table.separator), report_(report), row_(table.hasNames ? -1 : 0) {}

  /// Calls `visit(cell, row)` for the next cells, `cells` at most. It also stops when `more()` returns false. Returns
  /// whether cells are left.
  template <class Visit, class More>
  bool advance(std::int64_t cells, Visit visit, More more) {
    for (; cells > 0; --cells) {
      const auto cell = report_.isFull() || row_ > kTableRows || !more() ? std::nullopt : reader_.next();
      if (!cell) {
        report_.problems.insert(report_.problems.end(), reader_.problems().begin(), reader_.problems().end());
        return false;
      }
      if (row_ >= 0) visit(*cell, row_);
      if (cell->last) ++row_;
    }
    return true;
  }

 private:
  CellReader reader_;
  TableReport& report_;
  Index row_;
};

/// Whether a first cell looks like a comment of other programs: `# made by`, `// made by`, `% made by`.
bool beginsComment(std::string_view cell);

/// The text from the beginning of the table; the separator is found later. A problem where it is binary or empty.
TableText beginTable(std::string_view text, TableReport& report);

/// Sets the separator, if there is one, and reads the first line. A problem where there is no table.
void beginCells(TableText& table, std::optional<char> separator, const TableOptions& options, TableReport& report);

}  // namespace gradlab
