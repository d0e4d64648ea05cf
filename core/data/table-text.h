#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/data/cells.h"
#include "core/data/own-table.h"
#include "core/data/table-report.h"

namespace gradlab {

/// The text of an own table, once it is known where it begins, what separates its cells and where the data begin.
struct TableText {
  std::string_view text;
  char separator = ',';
  std::vector<std::string> first;  ///< the cells of the first line
  bool hasNames = true;            ///< the first line holds names, not data

  /// Calls `visit(cell, row)` for each cell below the names until the end, one row more than is allowed, or as many
  /// problems as are listed. `more()` false ends it, too.
  template <class Visit, class More>
  void eachCell(TableReport& report, Visit visit, More more) const {
    CellReader reader(text, separator);
    Index row = hasNames ? -1 : 0;
    while (!report.isFull() && row <= kTableRows && more()) {
      const auto cell = reader.next();
      if (!cell) break;
      if (row >= 0) visit(*cell, row);
      if (cell->last) ++row;
    }
    report.problems.insert(report.problems.end(), reader.problems().begin(), reader.problems().end());
  }
};

/// Whether a line that begins so is no data in other programs: `# made by`, `// made by`, `% made by`.
bool beginsComment(std::string_view cell);

/// Finds all that out; problems where there is no table.
TableText beginTable(std::string_view text, const TableOptions& options, TableReport& report);

}  // namespace gradlab
