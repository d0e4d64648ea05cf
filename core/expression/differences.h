#pragma once

#include <optional>
#include <vector>

#include "core/base/problem.h"
#include "core/base/value.h"
#include "core/expression/expression.h"

namespace gradlab {

/// Central differences (f(x + h) - f(x - h)) / 2h beside the exact slope, with one entry for each width h; NaN where
/// not finite.
struct Differences {
  double exact;  ///< the slope by backpropagation
  std::vector<double> inDouble;
  /// In single precision: leaves and the value of every node are rounded to it. (The sums inside `sum`, `mean` and `@`
  /// are computed in double and rounded once, so real single precision is at best this good.)
  std::vector<double> inFloat;
  /// One-sided differences in double: (f(x) - f(x - h)) / h and (f(x + h) - f(x)) / h. At a kink they differ, and the
  /// central difference is their mean.
  std::vector<double> below, above;
  /// The nodes at a kink (ends.h) between that element and the result, in recording order.
  std::vector<NodeId> kinks;
};

/// {"text", "at", "wrt", "element": 0, "widths": [..]}: the slope of a scalar result by one element of one name,
/// numbered column by column. Nothing, and problems at these paths, for an invalid request.
std::optional<Differences> findDifferences(const Value& request, Problems& problems);

}  // namespace gradlab
