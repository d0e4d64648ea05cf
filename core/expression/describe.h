#pragma once

#include "core/base/value.h"

namespace gradlab {

/// All operators as data, in the order of a help text: {"op", "spelling", "arity", "pattern", "help", "slopes",
/// "torch", "numpy", "tfjs", "jaxjs", "hasKink"}; written.h says what they mean.
Value describeOperators();

}  // namespace gradlab
