#pragma once

#include <array>
#include <cstdint>

#include "core/data/source.h"

namespace gradlab {

inline constexpr Index kTableRows = 20000;

/// Most columns of a table, counted after words have become columns, with the target.
inline constexpr Index kTableColumns = 256;

/// The largest allowed number of a table: its square must not overflow in single precision after preprocessing.
inline constexpr double kLargestCell = 1e30;

/// The most different words of a feature; each becomes a column.
inline constexpr Index kFeatureWords = 20;
inline constexpr Index kMostClasses = 100;

/// Whole numbers of at most this many different values may be classes.
inline constexpr Index kFewValues = 20;

/// In a table of more rows than this, a column that numbers the rows, or whose words are all different, is left out.
inline constexpr Index kFewRows = 20;

/// The names of the choices of TableOptions, each list in the order of its enum.
inline constexpr std::array<std::string_view, 3> kTasks{"auto", "classes", "values"};
inline constexpr std::array<std::string_view, 3> kMissings{"drop", "mean", "refuse"};
inline constexpr std::array<std::string_view, 3> kHeaders{"auto", "yes", "no"};
enum class Task : std::uint8_t { byColumn, classes, values };
enum class Missing : std::uint8_t { drop, mean, refuse };
enum class Header : std::uint8_t { byFirstLine, yes, no };

/// The options of an own table.
struct TableOptions {
  Index targetNumber = 0;  ///< the column of the target, from 1; 0 where it is given by name or is the last
  std::string targetName;
  Task task = Task::byColumn;
  Missing missing = Missing::drop;
  Header header = Header::byFirstLine;

  friend bool operator==(const TableOptions&, const TableOptions&) = default;
};

/// The result of reading a table. The paths of problems and remarks are empty for the text, else the name of the
/// option.
struct OwnTable {
  Dataset dataset;    ///< NaN where the cell of a feature is missing, with Missing::mean
  Problems problems;  ///< the table is usable only without problems; at most ten
  Problems remarks;   ///< what was assumed, left out or replaced
  /// {columns: [{name, role, kind, words}], rows}: role feature, target or left-out, kind numbers or words; the
  /// first few rows cell by cell, numbers as they were read, null for what is missing.
  Value preview;
};

/// Reads a person's own table: separated text with one sample on each line, with or without a header line.
/// docs/tables.md has the rules.
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
