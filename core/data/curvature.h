#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/work.h"
#include "core/data/jacobi.h"
#include "core/matrix/types.h"

namespace gradlab {

/// The bowl that is the loss of linear regression, L = (1/N) sum (y - (w x + b))^2. Its parameters are the weights in
/// the order of the features, then the bias. A direction in which L is flat, as that of a constant column beside the
/// bias, has eigenvalue 0; rates and condition are over the others.
struct Curvature {
  Matrix<double> hessian;       ///< 2 X~^T X~ / N, with a column of ones for the bias
  Eigen::VectorXd eigenvalues;  ///< from large to small
  Matrix<double> eigenvectors;  ///< one a column
  Eigen::VectorXd minimum;      ///< the one nearest to 0 where there are several
  double least;                 ///< L there
  double largestRate;           ///< 2 / lambda max: gradient descent converges below it
  double bestRate;              ///< 2 / (lambda max + lambda min)
  double condition;             ///< lambda max / lambda min
};

/// As `curvatureOfRegression`, counted in rows: first of the data, then of Jacobi's method.
class CurvatureWork final : public Work {
 public:
  CurvatureWork(Matrix<double> x, std::vector<double> y);
  bool advance(std::int64_t rows) override;
  /// Once nothing is left.
  const Curvature& result() const { return result_; }

 private:
  void addRow();
  void conclude();

  Matrix<double> x_;
  std::vector<double> y_;
  Curvature result_;
  Eigen::VectorXd row_, pull_;
  Index added_ = 0;
  std::optional<JacobiWork> jacobi_;
};

/// Of the columns of x (features x rows, at least one), with one target each.
Curvature curvatureOfRegression(const Matrix<double>& x, std::span<const double> y);

}  // namespace gradlab
