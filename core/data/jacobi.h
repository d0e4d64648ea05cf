#pragma once

#include "core/base/work.h"
#include "core/matrix/types.h"

namespace gradlab {

/// The eigenvalues and eigenvectors of a symmetric matrix A = vectors * diag(values) * vectors^T, in no particular
/// order.
struct Eigenpairs {
  Eigen::VectorXd values;
  Matrix<double> vectors;  ///< the columns, orthonormal
};

/// `jacobiEigenpairs` as work, counted in rows of the sweeps over all pairs.
class JacobiWork final : public Work {
 public:
  explicit JacobiWork(Matrix<double> symmetric);
  bool advance(std::int64_t rows) override;
  Eigenpairs pairs() const { return {a_.diagonal(), vectors_}; }

 private:
  /// Rotates row p with each row after it.
  void turn(Index p);

  Matrix<double> a_, vectors_;
  Index row_ = 0;
  int round_ = 0;
  bool turned_ = false;
};

/// Jacobi's method (1846): rotates one pair of coordinates after the other until all elements off the diagonal are
/// negligible. For large matrices it is slower than other methods, but it is accurate and short, and gives the same
/// bits on every machine.
Eigenpairs jacobiEigenpairs(Matrix<double> symmetric);

}  // namespace gradlab
