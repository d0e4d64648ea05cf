#pragma once

#include <optional>

#include "core/expression/expression.h"
#include "core/expression/trouble.h"

namespace gradlab {

// What is special about a node where its forward pass has left it.

/// Whether its slopes left and right differ in one of its elements, as those of relu at 0 and of max at a tie: the
/// slope is then a convention, and finite differences find the mean of both sides. Only where something with a gradient
/// goes in.
bool isAtKink(const Expression& expression, NodeId id);

/// Why an element of it is not finite; nothing when all are, or when what went in was not.
std::optional<Trouble> troubleAt(const Expression& expression, NodeId id);

}  // namespace gradlab
