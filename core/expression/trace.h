#pragma once

#include <optional>
#include <vector>

#include "core/expression/request.h"

namespace gradlab {

/// What one input of a node gets from it (vjp) or gives to it (jvp), and how.
struct Contribution {
  enum class Kind : std::uint8_t { elementwise, left, right, spread };
  NodeId input;
  int place;  ///< among the node's inputs
  Kind kind;
  /// elementwise: of the node's shape, the slope of each element. left, right: the other factor of the matrix product.
  /// spread: 1 x 1, the slope of the sum or mean in every element.
  Matrix<double> local;
  Matrix<double> product;                ///< what is added
  std::optional<Matrix<double>> before;  ///< what it is added to; nothing when it is the first
  Matrix<double> after;
};

/// One node of a pass: its adjoint (vjp), or its tangent once all contributions are in (jvp).
struct PassStep {
  NodeId node;
  Matrix<double> given;
  std::vector<Contribution> contributions;
};

/// A pass as it goes, node by node: from the output backwards, or in recording order. Without leaves and constants.
struct Trace {
  std::vector<PassStep> steps;
  std::vector<std::optional<Matrix<double>>> derivatives;  ///< of each node at the end; nothing where there is none
  bool meetsEnd = false;                                   ///< whether a slope on the way is infinite or missing
};

/// Runs the values and follows the pass of the request. The numbers are the bits of the tape: an op adds what it has
/// for an input in one piece, and the pieces come in the same order. At ends of domains they are what both modes agree
/// on (reach.h): a derivative is a number where the product of slopes along each path is one.
Trace trace(Differentiation& asked);

}  // namespace gradlab
