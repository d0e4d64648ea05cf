#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/search/importance.h"

namespace gradlab {

/// A dimension whose good trials lie at an end of its range: better ones may lie beyond.
struct Boundary {
  std::string name;
  std::string_view side;  ///< low or high
  double share;           ///< of the best trials, in the outer tenth on that side
};

/// The dimensions of which more than half of the best `count` trials that have them lie in one outer tenth, in their
/// own scale.
std::vector<Boundary> boundaries(const Space& space, const std::vector<FiniteTrial>& trials, std::size_t count);

}  // namespace gradlab
