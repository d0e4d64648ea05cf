#pragma once

#include <vector>

#include "core/expression/request.h"
#include "core/matrix/buffer.h"

namespace gradlab {

/// What some passes found, and what they took.
struct JacobianPart {
  std::vector<double> values;  ///< row by row (vjp) or column by column (jvp)
  double multiplications = 0;  ///< of the passes, without the forward pass
  double stored = 0;           ///< numbers that they needed from the forward pass
};

/// f(x) = tanh(W x), with W ~ N(0, 1 / inputs) and x ~ N(0, 1) from the seed, differentiated one pass at a time: a
/// backward pass gives a row of the Jacobian, a forward pass a column.
class JacobianProblem {
 public:
  static constexpr Index mostUnits = 1000;

  JacobianProblem(Index inputs, Index outputs, std::uint64_t seed);

  /// `count` rows or columns from the `from`-th on; those there are.
  JacobianPart passes(Mode mode, Index from, Index count);

 private:
  void backwards(Index row, double* gradient);
  void forwards(Index column, double* tangent);

  Index inputs_, outputs_;
  Buffer<double> weight_, turned_, y_, start_, middle_, end_;  // turned_: W^T
};

}  // namespace gradlab
