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

/// The text of an own table, once it is known where it begins, what separates its cells and where the data begin.
struct TableText {
  std::string_view text;         ///< without a byte order mark and the line `sep=;`
  std::optional<char> declared;  ///< what that line says separates the cells
  char separator = ',';
  std::vector<std::string> first;  ///< the cells of the first line
  bool hasNames = true;            ///< the first line holds names, not data
};

/// Reads the cells of a table below its names, some at a time: until the end, one row more than is allowed, or as many
/// problems as are listed.
class CellPass {
 public:
  CellPass(const TableText& table, TableReport& report)
      : reader_(table.text, table.separator), report_(report), row_(table.hasNames ? -1 : 0) {}

  /// Calls `visit(cell, row)` for the next cells, `cells` at most. Whether something is left; `more()` false ends it,
  /// too.
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

/// Whether a line that begins so is no data in other programs: `# made by`, `// made by`, `% made by`.
bool beginsComment(std::string_view cell);

/// The text where its table begins, its separator still to be found; problems where it is no text, or empty.
TableText beginTable(std::string_view text, TableReport& report);

/// With the separator, which may be none; problems where there is no table.
void beginCells(TableText& table, std::optional<char> separator, const TableOptions& options, TableReport& report);

}  // namespace gradlab
