#pragma once

#include "core/base/problem.h"
#include "core/search/space.h"

namespace gradlab {

/// Reads the space of a sweep document, independently of the base: kinds, ends, values and conditions. The result has
/// only the dimensions without problems; `complete` says whether these are all.
struct CheckedSpace {
  Space space;
  bool complete;
};
CheckedSpace readSpace(const Value* document, Problems& problems);

/// A problem for each dimension that no trial can use: with the values of its conditions, the base is refused for both
/// ends and the middle of a number, or for every value of a choice.
Problems checkDimensions(const Value& base, const Space& space);

}  // namespace gradlab
