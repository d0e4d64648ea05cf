#include "core/data/jacobi.h"

#include <cmath>
#include <utility>

namespace gradlab {

namespace {

/// Columns p and q become c p - s q and s p + c q.
void turnColumns(Matrix<double>& matrix, Index p, Index q, double c, double s) {
  for (Index i = 0; i < matrix.rows(); ++i) {
    const double a = matrix(i, p);
    const double b = matrix(i, q);
    matrix(i, p) = c * a - s * b;
    matrix(i, q) = s * a + c * b;
  }
}

void turnRows(Matrix<double>& matrix, Index p, Index q, double c, double s) {
  for (Index j = 0; j < matrix.cols(); ++j) {
    const double a = matrix(p, j);
    const double b = matrix(q, j);
    matrix(p, j) = c * a - s * b;
    matrix(q, j) = s * a + c * b;
  }
}

}  // namespace

Eigenpairs jacobiEigenpairs(Matrix<double> symmetric) {
  constexpr int mostSweeps = 60;  // about eight are enough: convergence is quadratic
  Matrix<double>& a = symmetric;
  const Index size = a.rows();
  Matrix<double> vectors = Matrix<double>::Identity(size, size);
  bool turned = true;
  for (int sweep = 0; turned && sweep < mostSweeps; ++sweep) {
    turned = false;
    for (Index p = 0; p < size; ++p) {
      for (Index q = p + 1; q < size; ++q) {
        // Small against both diagonal elements is small enough: their eigenvalues are then right to the last bits.
        if (std::abs(a(p, q)) <= 1e-17 * std::sqrt(std::abs(a(p, p) * a(q, q)))) continue;
        turned = true;
        const double theta = (a(q, q) - a(p, p)) / (2 * a(p, q));
        const double t = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
        const double c = 1 / std::sqrt(t * t + 1);
        const double s = t * c;
        turnColumns(a, p, q, c, s);
        turnRows(a, p, q, c, s);
        a(p, q) = a(q, p) = 0;
        turnColumns(vectors, p, q, c, s);
      }
    }
  }
  return {a.diagonal(), std::move(vectors)};
}

}  // namespace gradlab
