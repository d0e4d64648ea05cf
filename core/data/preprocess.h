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

/// none, standardize, min-max, whiten.
std::span<const PreprocessInfo> preprocessings();
std::span<const Entry> preprocessingEntries();

/// A fitted map from raw inputs to prepared ones, all in double precision: with z = inputScale * x + inputShift, the
/// result is rotation * (factor .* (z - center)), without the rotation where it is empty. Where a raw input is missing
/// (NaN), x is the mean of the training rows that have one.
struct Preprocessing {
  double inputScale = 1;
  double inputShift = 0;
  Eigen::VectorXd center;   ///< one a feature
  Eigen::VectorXd factor;   ///< one a feature; 0 for a column that is constant on the training rows
  Matrix<double> rotation;  ///< features x features for whitening, else empty
  Eigen::VectorXd means;    ///< one a feature, of the raw inputs; empty where none is missing

  /// Raw inputs, features x any number, to prepared ones of the same shape.
  Matrix<double> apply(const Matrix<double>& raw) const;

  /// Raw inputs, features x any number, with the means in place of those that are missing.
  Matrix<double> filled(Matrix<double> raw) const;

  /// The same map as transform * x + offset.
  Matrix<double> transform() const;
  Eigen::VectorXd offset() const;
};

/// Whether numbers that span `range` are one number but for how it was computed: they agree within 1e-12 of `size`, the
/// size of the largest.
bool isConstant(double range, double size);

/// Fits one of `preprocessings()` on the given columns of `raw` (features x rows), of which there is at least one.
Preprocessing fitPreprocessing(std::string_view name, const Matrix<double>& raw, std::span<const Index> rows,
                               double inputScale, double inputShift);

}  // namespace gradlab
