#pragma once

#include <optional>
#include <vector>

#include "core/base/problem.h"
#include "core/base/value.h"
#include "core/expression/expression.h"

namespace gradlab {

/// How well central differences (f(x + h) - f(x - h)) / 2h find a slope, one entry a width h; NaN where not finite.
struct Differences {
  double exact;  ///< the slope by backpropagation
  std::vector<double> inDouble;
  /// As single precision would have it: leaves and every node's value are rounded to it. (The sums inside `sum`, `mean`
  /// and
  /// `@` are still made in double and rounded once, so this is single precision at its best.)
  std::vector<double> inFloat;
  /// In double from one side only: (f(x) - f(x - h)) / h and (f(x + h) - f(x)) / h. At a kink they differ, and the
  /// central difference is their mean.
  std::vector<double> below, above;
  /// The nodes that are at a kink (ends.h) on the way from that element to the result, in recording order.
  std::vector<NodeId> kinks;
};

/// {"text", "at", "wrt", "element": 0, "widths": [..]}: the slope of a single number with respect to one element of one
/// name, counted down the columns. Nothing, and problems at those paths, when something is wrong with the request.
std::optional<Differences> findDifferences(const Value& request, Problems& problems);

}  // namespace gradlab
