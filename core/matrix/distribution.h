#pragma once

#include <span>
#include <vector>

#include "core/matrix/types.h"

namespace gradlab {

/// How some numbers are distributed. `counts` are equal bins from min to max, the last one with its upper end; when all
/// numbers are the same, they are in the middle bin. Numbers that are not finite are in no bin.
struct Distribution {
  double mean = 0;
  double variance = 0;  ///< of the population
  double min = 0;
  double max = 0;
  std::vector<Index> counts;
};

/// At least one number, at least one bin.
template <class Scalar>
Distribution distribution(std::span<const Scalar> numbers, Index bins);

extern template Distribution distribution<float>(std::span<const float>, Index);
extern template Distribution distribution<double>(std::span<const double>, Index);

}  // namespace gradlab
