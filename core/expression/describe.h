#pragma once

#include <span>

#include "core/base/value.h"
#include "core/ops/written.h"

namespace gradlab {

/// How each of `operators()` is written, in the same order. (Not part of Operator, so that modules that only compute
/// are linked without words.)
std::span<const Written> writtenOperators();

/// All operators as data, in the order of a help text: {"op", "spelling", "arity", "pattern", "help", "slopes",
/// "torch", "numpy", "tfjs", "jaxjs", "hasKink"}; written.h explains the fields.
Value describeOperators();

}  // namespace gradlab
