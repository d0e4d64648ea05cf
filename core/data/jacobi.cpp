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

JacobiWork::JacobiWork(Matrix<double> symmetric)
    : a_(std::move(symmetric)), vectors_(Matrix<double>::Identity(a_.rows(), a_.rows())) {}

void JacobiWork::turn(Index p) {
  for (Index q = p + 1; q < a_.rows(); ++q) {
    // An element that is small against both diagonal elements is negligible: the eigenvalues are then exact to the last
    // bits.
    if (std::abs(a_(p, q)) <= 1e-17 * std::sqrt(std::abs(a_(p, p) * a_(q, q)))) continue;
    turned_ = true;
    const double theta = (a_(q, q) - a_(p, p)) / (2 * a_(p, q));
    const double t = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
    const double c = 1 / std::sqrt(t * t + 1);
    const double s = t * c;
    turnColumns(a_, p, q, c, s);
    turnRows(a_, p, q, c, s);
    a_(p, q) = a_(q, p) = 0;
    turnColumns(vectors_, p, q, c, s);
  }
}

bool JacobiWork::advance(std::int64_t rows) {
  constexpr int mostRounds = 60;  // about eight are enough: convergence is quadratic
  for (std::int64_t i = 0; i < rows; ++i) {
    if (row_ == a_.rows()) {
      if (!turned_ || ++round_ == mostRounds) return false;
      row_ = 0;
      turned_ = false;
    }
    turn(row_++);
  }
  return true;
}

Eigenpairs jacobiEigenpairs(Matrix<double> symmetric) {
  JacobiWork work(std::move(symmetric));
  finish(work);
  return work.pairs();
}

}  // namespace gradlab
