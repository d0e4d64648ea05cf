#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/search/importance.h"

namespace gradlab {

/// A dimension whose best trials lie at an end of its range, so that better values may lie beyond it.
struct Boundary {
  std::string name;
  std::string_view side;  ///< low or high
  double share;           ///< the share of the best trials in the outer tenth on that side
};

/// The numeric dimensions with more than half of their best trials in one outer tenth of the range, on the scale of the
/// dimension. The best trials are the `count` best of those that have the dimension.
std::vector<Boundary> boundaries(const Space& space, const std::vector<FiniteTrial>& trials, std::size_t count);

}  // namespace gradlab
