#pragma once

#include <span>
#include <vector>

#include "core/matrix/types.h"

namespace gradlab {

/// A histogram with mean and variance. `counts` are those of equal bins from min to max; the last bin includes its
/// upper end. When all numbers are equal, they are in the middle bin. Numbers that are not finite are in no bin.
struct Distribution {
  double mean = 0;
  double variance = 0;  ///< of the population
  double min = 0;
  double max = 0;
  std::vector<Index> counts;
};

/// Precondition: at least one number and one bin.
template <class Scalar>
Distribution distribution(std::span<const Scalar> numbers, Index bins);

extern template Distribution distribution<float>(std::span<const float>, Index);
extern template Distribution distribution<double>(std::span<const double>, Index);

}  // namespace gradlab
