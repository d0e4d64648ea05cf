#pragma once

#include "core/data/source.h"

namespace gradlab {

/// How the file of a loaded source is laid out: one sample a line, the class or target in the last column.
struct TableLayout {
  char separator;  ///< between numbers
  bool firstLine;  ///< a first line holds the counts of rows and columns and the names of the classes
};

/// Reads a loaded source. Rows, columns and class numbers must be those that the source promises.
Parsed parseTable(const Source& source, TableLayout layout, std::string_view text);

/// The layout of scikit-learn's small sets: a first line, then commas.
inline Parsed parseHeadedTable(const Source& source, std::string_view text) {
  return parseTable(source, {',', true}, text);
}

}  // namespace gradlab
