#pragma once

#include "core/autodiff/tape.h"
#include "core/expression/operator.h"

namespace gradlab {

/// Records an operator on a tape and returns its node.
NodeId record(const Operator& op, Tape<double>& tape, const NodeId* operands);

/// The shape of the result, or {0, 0} where the shapes of the operands do not fit. Operators with one operand ignore
/// `right`.
Shape resultShape(const Operator& op, Shape left, Shape right);

}  // namespace gradlab
