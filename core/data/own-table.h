#pragma once

#include <array>
#include <cstdint>

#include "core/data/source.h"

namespace gradlab {

inline constexpr Index kTableRows = 20000;

/// Columns of a table after words became columns, the target among them.
inline constexpr Index kTableColumns = 256;

/// No number of a table may be larger: squares of what is made of it must still fit in single precision's range of
/// exponents.
inline constexpr double kLargestCell = 1e30;

/// Up to this many different words of a feature become one column each.
inline constexpr Index kFeatureWords = 20;
inline constexpr Index kMostClasses = 100;

/// Whole numbers of at most this many different values could be classes.
inline constexpr Index kFewValues = 20;

/// In a table of more rows, a column that numbers the rows and a column whose words are all different tell nothing.
inline constexpr Index kFewRows = 20;

/// The choices of TableOptions by name, each list in the order of its enum.
inline constexpr std::array<std::string_view, 3> kTasks{"auto", "classes", "values"};
inline constexpr std::array<std::string_view, 3> kMissings{"drop", "mean", "refuse"};
inline constexpr std::array<std::string_view, 3> kHeaders{"auto", "yes", "no"};
enum class Task : std::uint8_t { byColumn, classes, values };
enum class Missing : std::uint8_t { drop, mean, refuse };
enum class Header : std::uint8_t { byFirstLine, yes, no };

/// What a person may say about an own table beside its text.
struct TableOptions {
  Index targetNumber = 0;  ///< the column of the target, from 1; 0 where it is given by name or is the last
  std::string targetName;
  Task task = Task::byColumn;
  Missing missing = Missing::drop;
  Header header = Header::byFirstLine;

  friend bool operator==(const TableOptions&, const TableOptions&) = default;
};

/// What a table was read as. Paths of problems and remarks are empty for what is in the text, else the option's name.
struct OwnTable {
  Dataset dataset;    ///< with NaN where a feature's cell is missing and Missing::mean is asked for
  Problems problems;  ///< the table can be used only where there are none; at most ten
  Problems remarks;   ///< what was assumed, left out or replaced
  /// {columns: [{name, role, kind, words}], rows}: role feature, target or left-out, kind numbers or words; the
  /// first few rows cell by cell, numbers as they were read, null for what is missing.
  Value preview;
};

/// Reads a person's own table: separated text with a header line or none, one sample a line. The rules are those of
/// docs/tables.md.
OwnTable readOwnTable(std::string_view text, const TableOptions& options);

inline constexpr SourceInfo csvSource{
    .name = "csv",
    .label = "Your own data",
    .help =
        "A table as text, one sample a line. The last column is the target unless another one is chosen: numbers or "
        "words.",
    .features = {},
    .classes = {},
    .range = {},
    .noise = {},
    .knobs = {}};

}  // namespace gradlab
