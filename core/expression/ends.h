#pragma once

#include <optional>

#include "core/expression/expression.h"
#include "core/expression/trouble.h"

namespace gradlab {

// Special points of a node, judged by the values of its last forward pass.

/// Whether the slopes left and right differ for one of its elements, as for relu at 0 and max at a tie: there the slope
/// is a convention, and finite differences give the mean of both sides. False for a node without a gradient.
bool isAtKink(const Expression& expression, NodeId id);

/// The reason why an element is not finite; nothing if all are finite, or if an operand was not finite already.
std::optional<Trouble> troubleAt(const Expression& expression, NodeId id);

}  // namespace gradlab
