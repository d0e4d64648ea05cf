#include "core/data/preprocess.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "core/data/jacobi.h"

namespace gradlab {

namespace {

constexpr std::array preprocessInfos{
    PreprocessInfo{"none", "None", "Inputs as they are: their scale and mean reach the training.", "x"},
    PreprocessInfo{"standardize", "Standardize",
                   "Every column gets mean 0 and standard deviation 1 on the training rows.",
                   R"(\frac{x - \mu}{\sigma})"},
    PreprocessInfo{"min-max", "Min-max", "Every column runs from 0 to 1 on the training rows.",
                   R"(\frac{x - \min x}{\max x - \min x})"},
    PreprocessInfo{"whiten", "Whiten",
                   "Columns are made uncorrelated too, turning the data as little as possible (ZCA).",
                   R"(Q (\Lambda + 10^{-8} \max \Lambda)^{-1/2} Q^\top (x - \mu))"},
};

using Vector = Eigen::VectorXd;

// Sums are plain loops, because an Eigen reduction may add in an order that depends on alignment and registers.

Vector mean(const Matrix<double>& z) {
  Vector sum = Vector::Zero(z.rows());
  for (Index row = 0; row < z.cols(); ++row) sum += z.col(row);
  return sum / static_cast<double>(z.cols());
}

/// The population covariance of rows of `centered`, which have mean 0.
Matrix<double> covariance(const Matrix<double>& centered) {
  Matrix<double> sum = Matrix<double>::Zero(centered.rows(), centered.rows());
  for (Index row = 0; row < centered.cols(); ++row)
    for (Index j = 0; j < centered.rows(); ++j) sum.col(j) += centered(j, row) * centered.col(row);
  return sum / static_cast<double>(centered.cols());
}

/// The population standard deviation of each row of z, whose values span `range`. Squares of distances below 1e-150
/// underflow, so where the range is tiny, distances are divided by it first.
Vector standardDeviation(const Matrix<double>& z, const Vector& center, const Vector& range) {
  Vector sum = Vector::Zero(z.rows());
  const Vector unit = (range.array() < 1e-140).select(range, 1);
  for (Index row = 0; row < z.cols(); ++row) sum += ((z.col(row) - center).array() / unit.array()).square().matrix();
  return (sum / static_cast<double>(z.cols())).cwiseSqrt().cwiseProduct(unit);
}

/// The mean of the values of each raw input that are not missing on these rows, 0 where all are missing; empty if none
/// is missing in `raw`.
Vector meansOfPresent(const Matrix<double>& raw, std::span<const Index> rows) {
  if (!raw.array().isNaN().any()) return {};
  Vector sum = Vector::Zero(raw.rows()), count = Vector::Zero(raw.rows());
  for (const Index row : rows)
    for (Index i = 0; i < raw.rows(); ++i)
      if (!std::isnan(raw(i, row))) {
        sum(i) += raw(i, row);
        ++count(i);
      }
  return sum.cwiseQuotient(count.cwiseMax(1));
}

/// vectors * diag(factor) * vectors^T.
Matrix<double> scaled(const Matrix<double>& vectors, const Vector& factor) {
  Matrix<double> result = Matrix<double>::Zero(vectors.rows(), vectors.rows());
  for (Index k = 0; k < vectors.cols(); ++k)
    for (Index j = 0; j < vectors.rows(); ++j) result.col(j) += factor(k) * vectors(j, k) * vectors.col(k);
  return result;
}

/// ZCA: Q (Lambda + 1e-8 max Lambda)^(-1/2) Q^T, where Q Lambda Q^T is the covariance. Of all whitenings it changes the
/// data least (Bell and Sejnowski, 1997).
Matrix<double> whitening(const Matrix<double>& centered) {
  const Eigenpairs pairs = jacobiEigenpairs(covariance(centered));
  const double largest = pairs.values.maxCoeff();
  if (!(largest > 0)) return Matrix<double>::Zero(centered.rows(), centered.rows());
  return scaled(pairs.vectors, (pairs.values.cwiseMax(0).array() + 1e-8 * largest).rsqrt());
}

}  // namespace

std::span<const PreprocessInfo> preprocessings() { return preprocessInfos; }

std::span<const Entry> preprocessingEntries() { return entriesOf<preprocessInfos>; }

bool isConstant(double range, double size) { return !(range > std::max(1e-12 * size, 1e-300)); }

Preprocessing fitPreprocessing(std::string_view name, const Matrix<double>& raw, std::span<const Index> rows,
                               double inputScale, double inputShift) {
  Preprocessing fit{
      inputScale, inputShift, Vector::Zero(raw.rows()), Vector::Ones(raw.rows()), {}, meansOfPresent(raw, rows)};
  Matrix<double> z(raw.rows(), static_cast<Index>(rows.size()));
  // Constant columns are judged by the size before the shift, too: if the shift brings the inputs close to 0, their
  // rounding errors must not count as variation.
  Vector size = Vector::Zero(raw.rows());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Vector scaledInput = inputScale * fit.filled(raw.col(rows[i])).col(0);
    z.col(static_cast<Index>(i)) = scaledInput.array() + inputShift;
    size = size.cwiseMax(scaledInput.cwiseAbs()).cwiseMax(z.col(static_cast<Index>(i)).cwiseAbs());
  }
  const Vector low = z.rowwise().minCoeff();
  const Vector high = z.rowwise().maxCoeff();
  const auto varies =
      (high - low).binaryExpr(size, [](double range, double of) { return !isConstant(range, of); }).array().eval();

  if (name == "none") {
    // Center 0 and factor 1, also for constant columns.
  } else if (name == "min-max") {
    fit.center = low;
    fit.factor = varies.select((high - low).cwiseInverse(), 0);
  } else if (name == "standardize") {
    fit.center = mean(z);
    fit.factor = varies.select(standardDeviation(z, fit.center, high - low).cwiseInverse(), 0);
  } else {
    assert(name == "whiten");
    fit.center = mean(z);
    fit.factor = varies.select(fit.factor, 0);
    Matrix<double> centered = z.colwise() - fit.center;
    for (Index row = 0; row < centered.cols(); ++row) centered.col(row).array() *= fit.factor.array();
    fit.rotation = whitening(centered);
  }
  return fit;
}

Matrix<double> Preprocessing::filled(Matrix<double> raw) const {
  for (Index row = 0; means.size() > 0 && row < raw.cols(); ++row)
    for (Index i = 0; i < raw.rows(); ++i)
      if (std::isnan(raw(i, row))) raw(i, row) = means(i);
  return raw;
}

Matrix<double> Preprocessing::apply(const Matrix<double>& raw) const {
  Matrix<double> result(raw.rows(), raw.cols());
  for (Index row = 0; row < raw.cols(); ++row) {
    const Vector z =
        factor.array() * ((inputScale * filled(raw.col(row)).col(0).array() + inputShift) - center.array());
    if (rotation.size() == 0) {
      result.col(row) = z;
      continue;
    }
    result.col(row).setZero();
    for (Index k = 0; k < z.size(); ++k) result.col(row) += z(k) * rotation.col(k);
  }
  return result;
}

Matrix<double> Preprocessing::transform() const {
  const Vector diagonal = inputScale * factor;
  if (rotation.size() == 0) return diagonal.asDiagonal();
  return rotation * diagonal.asDiagonal();
}

Eigen::VectorXd Preprocessing::offset() const { return apply(Matrix<double>::Zero(center.size(), 1)); }

}  // namespace gradlab
