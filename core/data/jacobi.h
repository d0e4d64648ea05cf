#pragma once

#include "core/base/work.h"
#include "core/matrix/types.h"

namespace gradlab {

/// Of a symmetric matrix A: A = vectors * diag(values) * vectors^T, in no particular order.
struct Eigenpairs {
  Eigen::VectorXd values;
  Matrix<double> vectors;  ///< one a column, orthonormal
};

/// As `jacobiEigenpairs`, counted in rows of a round through all pairs.
class JacobiWork final : public Work {
 public:
  explicit JacobiWork(Matrix<double> symmetric);
  bool advance(std::int64_t rows) override;
  Eigenpairs pairs() const { return {a_.diagonal(), vectors_}; }

 private:
  /// One row against all that follow.
  void turn(Index p);

  Matrix<double> a_, vectors_;
  Index row_ = 0;
  int round_ = 0;
  bool turned_ = false;
};

/// Jacobi's method (1846): turn one pair of coordinates after the other until nothing is left off the diagonal. Slower
/// than others for large matrices, but accurate, small, and the same bits everywhere.
Eigenpairs jacobiEigenpairs(Matrix<double> symmetric);

}  // namespace gradlab
