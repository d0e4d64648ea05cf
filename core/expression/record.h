#pragma once

#include "core/autodiff/tape.h"
#include "core/expression/operator.h"

namespace gradlab {

/// Puts an operator on a tape: the node that it made.
NodeId record(const Operator& op, Tape<double>& tape, const NodeId* operands);

/// The shape of the result, or {0, 0} where the shapes of the operands do not fit. `right` is ignored by operators of
/// one.
Shape resultShape(const Operator& op, Shape left, Shape right);

}  // namespace gradlab
