#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/work.h"
#include "core/data/jacobi.h"
#include "core/matrix/types.h"

namespace gradlab {

/// The curvature of the loss of linear regression, a quadratic bowl: L = (1/N) sum (y - (w x + b))^2. The parameters
/// are the weights in the order of the features, then the bias. A flat direction of L, such as that of a constant
/// column and the bias, has eigenvalue 0; rates and condition leave such directions out.
struct Curvature {
  Matrix<double> hessian;       ///< 2 X~^T X~ / N, X~ is X with a column of ones for the bias
  Eigen::VectorXd eigenvalues;  ///< from large to small
  Matrix<double> eigenvectors;  ///< one a column
  Eigen::VectorXd minimum;      ///< the one nearest to 0 where there are several
  double least;                 ///< L at the minimum
  double largestRate;           ///< 2 / lambda max: gradient descent converges for smaller rates
  double bestRate;              ///< 2 / (lambda max + lambda min), where the error shrinks fastest
  double condition;             ///< lambda max / lambda min
};

/// `curvatureOfRegression` as work, counted in rows: first those of the data, then those of Jacobi's method.
class CurvatureWork final : public Work {
 public:
  CurvatureWork(Matrix<double> x, std::vector<double> y);
  bool advance(std::int64_t rows) override;
  /// The result, after the work is done.
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

/// The curvature for the columns of x (features x rows, at least one row), with one target for each row.
Curvature curvatureOfRegression(const Matrix<double>& x, std::span<const double> y);

}  // namespace gradlab
