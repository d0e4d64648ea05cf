#pragma once

#include <emscripten/val.h>

#include "core/matrix/types.h"

namespace gradlab {

/// A rectangle of raw inputs.
struct Grid {
  double x[2], y[2];
  Index columns, rows;
  Matrix<double> points;  ///< features x (columns * rows), x fastest
};

/// `Grid` of run.d.ts, for a network of `features` features: one or two, or a TypeError.
Grid readGrid(const emscripten::val& options, std::size_t features);

/// The same again without its points, for the answer to carry.
emscripten::val describe(const Grid& grid);

}  // namespace gradlab
