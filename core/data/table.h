#pragma once

#include "core/data/source.h"

namespace gradlab {

/// The layout of the file of a loaded source: one sample on each line, the class or target in the last column.
struct TableLayout {
  char separator;  ///< between numbers
  bool firstLine;  ///< whether a first line has the numbers of rows and columns and the names of the classes
};

/// Reads a loaded source. A problem where the numbers of rows and columns or the classes differ from those of `source`.
Parsed parseTable(const Source& source, TableLayout layout, std::string_view text);

/// The layout of scikit-learn's small data sets: a first line, then numbers separated by commas.
inline Parsed parseHeadedTable(const Source& source, std::string_view text) {
  return parseTable(source, {',', true}, text);
}

}  // namespace gradlab
