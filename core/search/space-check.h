#pragma once

#include "core/base/problem.h"
#include "core/search/space.h"

namespace gradlab {

/// Reads the space of a sweep document, by itself: kinds, ends, values and what dimensions wait for. Only what has no
/// problem is in the result, and `complete` says whether that is all of it.
struct CheckedSpace {
  Space space;
  bool complete;
};
CheckedSpace readSpace(const Value* document, Problems& problems);

/// Problems of the dimensions that no trial could use: the validator refuses both ends and the middle of a number, or
/// each value of a choice, in the base with the names that the dimension waits for.
Problems checkDimensions(const Value& base, const Space& space);

}  // namespace gradlab
