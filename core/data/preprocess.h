#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/base/entry.h"
#include "core/matrix/types.h"

namespace gradlab {

/// One way to bring inputs to a common scale.
struct PreprocessInfo {
  std::string_view name;
  std::string_view label;
  std::string_view help;
  std::string_view formula;
};

/// All preprocessings, in the order of a menu.
std::span<const PreprocessInfo> preprocessings();
std::span<const Entry> preprocessingEntries();

/// A fitted map from raw inputs to prepared ones, all in double precision: with z = inputScale * x + inputShift, the
/// result is rotation * (factor .* (z - center)); an empty rotation is skipped. A missing raw input (NaN) is replaced
/// by the mean of the training rows that have a value.
struct Preprocessing {
  double inputScale = 1;
  double inputShift = 0;
  Eigen::VectorXd center;   ///< one for each feature
  Eigen::VectorXd factor;   ///< one for each feature; 0 for a column that is constant on the training rows
  Matrix<double> rotation;  ///< features x features for whitening, else empty
  Eigen::VectorXd means;    ///< one for each feature, of the raw inputs; empty if none is missing

  /// Maps raw inputs (features x any number) to prepared ones of the same shape.
  Matrix<double> apply(const Matrix<double>& raw) const;

  /// The raw inputs (features x any number) with the means in place of missing ones.
  Matrix<double> filled(Matrix<double> raw) const;

  /// The same map as transform * x + offset.
  Matrix<double> transform() const;
  Eigen::VectorXd offset() const;
};

/// Whether numbers that span `range` are equal up to rounding: they agree within 1e-12 of `size`, the largest absolute
/// value.
bool isConstant(double range, double size);

/// Fits one of `preprocessings()` on the given `rows` of the data set, which are columns of `raw` (features x rows).
/// Precondition: at least one row.
Preprocessing fitPreprocessing(std::string_view name, const Matrix<double>& raw, std::span<const Index> rows,
                               double inputScale, double inputShift);

}  // namespace gradlab
