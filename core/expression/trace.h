#pragma once

#include <optional>
#include <vector>

#include "core/expression/request.h"

namespace gradlab {

/// The contribution of a node to one of its inputs (vjp), or of one of its inputs to the node (jvp).
struct Contribution {
  enum class Kind : std::uint8_t { elementwise, left, right, spread };
  NodeId input;
  int place;  ///< index among the inputs of the node
  Kind kind;
  /// elementwise: in the shape of the node, the slope of each element. left, right: the other factor of the matrix
  /// product. spread: 1 x 1, the slope of the sum or mean in every element.
  Matrix<double> local;
  Matrix<double> product;                ///< the derivative that is added
  std::optional<Matrix<double>> before;  ///< the sum before; nothing if this is the first contribution
  Matrix<double> after;
};

/// One node of a pass: `given` is its adjoint (vjp), or its tangent after all contributions (jvp).
struct PassStep {
  NodeId node;
  Matrix<double> given;
  std::vector<Contribution> contributions;
};

/// A pass in its order, node by node: from the output backwards (vjp), or in recording order (jvp). Leaves and
/// constants have no step.
struct Trace {
  std::vector<PassStep> steps;
  std::vector<std::optional<Matrix<double>>> derivatives;  ///< of each node at the end; nothing for a node without one
  bool meetsEnd = false;                                   ///< whether a slope on a path is infinite or missing
};

/// Computes the values and follows the requested pass. The numbers have the same bits as those of the tape: an op adds
/// its whole contribution to an input at once, in the same order. At the ends of domains they follow reach.h, where
/// both modes agree: a derivative is a number if the product of slopes along each path is one.
Trace trace(Differentiation& asked);

}  // namespace gradlab
