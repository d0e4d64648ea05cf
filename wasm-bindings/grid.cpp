#include "wasm-bindings/grid.h"

#include "wasm-bindings/arguments.h"

using emscripten::val;

namespace gradlab {
namespace {

constexpr std::int64_t mostPoints = 1'000'000;

/// Reads a pair of numbers; a TypeError for anything else.
void readRange(const val& options, const char* name, double (&range)[2]) {
  const val pair = options[name];
  if (!pair.isArray()) throwTypeError(std::string(name) + " must be a pair of numbers");
  for (int end : {0, 1}) range[end] = finiteNumber(pair[end], name);
}

double at(const double (&range)[2], Index i, Index count) {
  return count == 1 ? range[0]
                    : range[0] + (range[1] - range[0]) * static_cast<double>(i) / static_cast<double>(count - 1);
}

val pairOf(const double (&range)[2]) {
  val pair = val::array();
  pair.set(0, range[0]);
  pair.set(1, range[1]);
  return pair;
}

}  // namespace

Grid readGrid(const val& options, std::size_t features) {
  if (features > 2) throwTypeError("a grid needs data with one or two features");
  Grid grid;
  readRange(options, "x", grid.x);
  readRange(options, "y", grid.y);
  const std::int64_t columns = wholeNumber(options["columns"], "columns", 1);
  const std::int64_t rows = wholeNumber(options["rows"], "rows", 1);
  if (columns > mostPoints || rows > mostPoints / columns) throwTypeError("a grid has at most a million points");
  if (features == 1 && rows != 1) throwTypeError("one feature has a grid of one row");
  grid.columns = static_cast<Index>(columns);
  grid.rows = static_cast<Index>(rows);
  grid.points.resize(static_cast<Index>(features), grid.columns * grid.rows);
  for (Index row = 0; row < grid.rows; ++row)
    for (Index column = 0; column < grid.columns; ++column) {
      auto point = grid.points.col(column + grid.columns * row);
      point(0) = at(grid.x, column, grid.columns);
      if (features == 2) point(1) = at(grid.y, row, grid.rows);
    }
  return grid;
}

val describe(const Grid& grid) {
  val object = val::object();
  object.set("x", pairOf(grid.x));
  object.set("y", pairOf(grid.y));
  object.set("columns", static_cast<double>(grid.columns));
  object.set("rows", static_cast<double>(grid.rows));
  return object;
}

}  // namespace gradlab
