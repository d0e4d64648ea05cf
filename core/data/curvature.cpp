#include "core/data/curvature.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace gradlab {

namespace {

/// Whether v^T H v, the eigenvalue, is only a rounding error. It is compared with the sum of the absolute products that
/// it consists of, because features of very different scales have very small eigenvalues that are still exact.
bool isFlat(const Matrix<double>& hessian, const Eigen::VectorXd& v, double eigenvalue) {
  const Eigen::VectorXd size = v.cwiseAbs();
  const double products = size.dot(hessian.cwiseAbs() * size);
  return eigenvalue <= static_cast<double>(2 * v.size()) * std::numeric_limits<double>::epsilon() * products;
}

}  // namespace

CurvatureWork::CurvatureWork(Matrix<double> x, std::vector<double> y) : x_(std::move(x)), y_(std::move(y)) {
  assert(x_.cols() > 0 && x_.cols() == static_cast<Index>(y_.size()));
  const Index parameters = x_.rows() + 1;
  result_ = {.hessian = Matrix<double>::Zero(parameters, parameters),
             .eigenvalues = Eigen::VectorXd::Zero(parameters),
             .eigenvectors = Matrix<double>(parameters, parameters),
             .minimum = Eigen::VectorXd::Zero(parameters),
             .least = 0,
             .largestRate = 0,
             .bestRate = 0,
             .condition = 0};
  row_ = Eigen::VectorXd::Ones(parameters);
  pull_ = Eigen::VectorXd::Zero(parameters);
}

/// A plain sum, because an Eigen product may add in an order that depends on the registers of the machine.
void CurvatureWork::addRow() {
  const double share = 2 / static_cast<double>(x_.cols());
  row_.head(x_.rows()) = x_.col(added_);
  for (Index j = 0; j < row_.size(); ++j) result_.hessian.col(j) += share * row_(j) * row_;
  pull_ += share * y_[static_cast<std::size_t>(added_)] * row_;
  ++added_;
}

bool CurvatureWork::advance(std::int64_t rows) {
  if (added_ < x_.cols()) {
    for (std::int64_t i = 0; i < rows && added_ < x_.cols(); ++i) addRow();
    return true;
  }
  if (!jacobi_) jacobi_.emplace(result_.hessian);
  if (jacobi_->advance(rows)) return true;
  conclude();
  return false;
}

void CurvatureWork::conclude() {
  const Eigenpairs pairs = jacobi_->pairs();
  const Index parameters = row_.size();
  std::vector<Index> order(static_cast<std::size_t>(parameters));
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](Index a, Index b) { return pairs.values(a) > pairs.values(b); });
  double smallest = 0;
  for (Index k = 0; k < parameters; ++k) {
    const Index from = order[static_cast<std::size_t>(k)];
    const Eigen::VectorXd v = result_.eigenvectors.col(k) = pairs.vectors.col(from);
    if (isFlat(result_.hessian, v, pairs.values(from))) continue;
    smallest = result_.eigenvalues(k) = pairs.values(from);
    result_.minimum += v.dot(pull_) / smallest * v;
  }

  for (Index i = 0; i < x_.cols(); ++i) {
    const double residual = y_[static_cast<std::size_t>(i)] - result_.minimum.head(x_.rows()).dot(x_.col(i)) -
                            result_.minimum(parameters - 1);
    result_.least += residual * residual / static_cast<double>(x_.cols());
  }
  // The curvature by the bias is 2, so the largest eigenvalue is never 0.
  const double largest = result_.eigenvalues(0);
  result_.largestRate = 2 / largest;
  result_.bestRate = 2 / (largest + smallest);
  result_.condition = largest / smallest;
}

Curvature curvatureOfRegression(const Matrix<double>& x, std::span<const double> y) {
  CurvatureWork work(x, {y.begin(), y.end()});
  finish(work);
  return work.result();
}

}  // namespace gradlab
