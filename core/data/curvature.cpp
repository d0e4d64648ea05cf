#include "core/data/curvature.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <vector>

#include "core/data/jacobi.h"

namespace gradlab {

namespace {

/// Whether v^T H v is no more than what rounding leaves of it. Measured against the size of the products that it is a
/// sum of: features of very different scales make very small eigenvalues that are right to the last bits.
bool isFlat(const Matrix<double>& hessian, const Eigen::VectorXd& v, double eigenvalue) {
  const Eigen::VectorXd size = v.cwiseAbs();
  const double products = size.dot(hessian.cwiseAbs() * size);
  return eigenvalue <= static_cast<double>(2 * v.size()) * std::numeric_limits<double>::epsilon() * products;
}

}  // namespace

Curvature curvatureOfRegression(const Matrix<double>& x, std::span<const double> y) {
  assert(x.cols() > 0 && x.cols() == static_cast<Index>(y.size()));
  const Index parameters = x.rows() + 1;
  const double share = 2 / static_cast<double>(x.cols());
  Curvature found{.hessian = Matrix<double>::Zero(parameters, parameters),
                  .eigenvalues = Eigen::VectorXd::Zero(parameters),
                  .eigenvectors = Matrix<double>(parameters, parameters),
                  .minimum = Eigen::VectorXd::Zero(parameters),
                  .least = 0,
                  .largestRate = 0,
                  .bestRate = 0,
                  .condition = 0};

  // Row by row, as a plain sum: an Eigen product may add in another order where registers differ.
  Eigen::VectorXd row = Eigen::VectorXd::Ones(parameters), pull = Eigen::VectorXd::Zero(parameters);
  for (Index i = 0; i < x.cols(); ++i) {
    row.head(x.rows()) = x.col(i);
    for (Index j = 0; j < parameters; ++j) found.hessian.col(j) += share * row(j) * row;
    pull += share * y[static_cast<std::size_t>(i)] * row;
  }

  const Eigenpairs pairs = jacobiEigenpairs(found.hessian);
  std::vector<Index> order(static_cast<std::size_t>(parameters));
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](Index a, Index b) { return pairs.values(a) > pairs.values(b); });
  double smallest = 0;
  for (Index k = 0; k < parameters; ++k) {
    const Index from = order[static_cast<std::size_t>(k)];
    const Eigen::VectorXd v = found.eigenvectors.col(k) = pairs.vectors.col(from);
    if (isFlat(found.hessian, v, pairs.values(from))) continue;
    smallest = found.eigenvalues(k) = pairs.values(from);
    found.minimum += v.dot(pull) / smallest * v;
  }

  for (Index i = 0; i < x.cols(); ++i) {
    const double residual =
        y[static_cast<std::size_t>(i)] - found.minimum.head(x.rows()).dot(x.col(i)) - found.minimum(parameters - 1);
    found.least += residual * residual / static_cast<double>(x.cols());
  }
  // The bias alone has a curvature of 2, so the largest is never 0.
  const double largest = found.eigenvalues(0);
  found.largestRate = 2 / largest;
  found.bestRate = 2 / (largest + smallest);
  found.condition = largest / smallest;
  return found;
}

}  // namespace gradlab
