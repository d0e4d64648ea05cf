#pragma once

#include <optional>
#include <string>

#include "core/base/problem.h"
#include "core/base/value.h"
#include "core/matrix/types.h"

namespace gradlab {

/// The shape as text, as in `2 x 3`.
std::string shapeText(Shape shape);

/// Reads a number as a 1 x 1 matrix, or a list of rows that are lists of numbers. Nothing, and a problem at `path`, for
/// anything else.
std::optional<Matrix<double>> readMatrix(const Value& value, const std::string& path, Problems& problems);

/// A number for a 1 x 1 matrix, else a list of rows.
Value matrixValue(const ConstView<double>& matrix);

}  // namespace gradlab
