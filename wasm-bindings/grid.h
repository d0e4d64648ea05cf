#pragma once

#include <emscripten/val.h>

#include "core/matrix/types.h"

namespace gradlab {

/// A rectangular grid of raw inputs.
struct Grid {
  double x[2], y[2];
  Index columns, rows;
  Matrix<double> points;  ///< features x (columns * rows), x fastest
};

/// Reads a `Grid` (run.d.ts) for a network with `features` inputs, 1 or 2; a TypeError for more.
Grid readGrid(const emscripten::val& options, std::size_t features);

/// The settings of the grid, without its points, for the answer.
emscripten::val describe(const Grid& grid);

}  // namespace gradlab
