#pragma once

#include <vector>

#include "core/expression/request.h"
#include "core/matrix/buffer.h"

namespace gradlab {

/// The result of some passes, and their cost.
struct JacobianPart {
  std::vector<double> values;  ///< row by row (vjp) or column by column (jvp)
  double multiplications = 0;  ///< of the passes, without the computation of the values
  double stored = 0;           ///< numbers that must be kept from the computation of the values
};

/// f(x) = tanh(W x), with W ~ N(0, 1 / inputs) and x ~ N(0, 1) from the seed. Each backward pass (vjp) gives a row of
/// the Jacobian, each forward pass of derivatives (jvp) a column.
class JacobianProblem {
 public:
  static constexpr Index mostUnits = 1000;

  JacobianProblem(Index inputs, Index outputs, std::uint64_t seed);

  /// `count` rows or columns, beginning with number `from`; fewer at the end.
  JacobianPart passes(Mode mode, Index from, Index count);

 private:
  void backwards(Index row, double* gradient);
  void forwards(Index column, double* tangent);

  Index inputs_, outputs_;
  Buffer<double> weight_, turned_, y_, start_, middle_, end_;  // turned_: W^T
};

}  // namespace gradlab
