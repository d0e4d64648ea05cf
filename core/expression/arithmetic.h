#pragma once

#include "core/expression/operator.h"

namespace gradlab {

/// What an operator makes of single numbers; the second is ignored by operators of one.
using NumberFunction = double (*)(double, double);

/// The same bits natively and in WebAssembly, and but for `^` those that the operator gives on a tape. A whole power is
/// made of multiplications, any other is exp(b log a): within 1e-13 of a^b for what fits between 1e-100 and 1e100.
NumberFunction onNumbers(const Operator& op);

}  // namespace gradlab
