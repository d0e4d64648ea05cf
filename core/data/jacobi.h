#pragma once

#include "core/matrix/types.h"

namespace gradlab {

/// Of a symmetric matrix A: A = vectors * diag(values) * vectors^T, in no particular order.
struct Eigenpairs {
  Eigen::VectorXd values;
  Matrix<double> vectors;  ///< one a column, orthonormal
};

/// Jacobi's method (1846): turn one pair of coordinates after the other until nothing is left off the diagonal. Slower
/// than others for large matrices, but accurate, small, and the same bits everywhere.
Eigenpairs jacobiEigenpairs(Matrix<double> symmetric);

}  // namespace gradlab
