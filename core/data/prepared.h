#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/fold.h"
#include "core/data/preprocess.h"

namespace gradlab {

/// How a data set is prepared for training. The defaults are those of the experiment document.
struct Preparation {
  double inputScale = 1;
  double inputShift = 0;
  std::array<double, 3> split{0.6, 0.2, 0.2};
  std::string_view preprocess = "standardize";
  std::uint64_t seed = 0;
  Fold fold{};  ///< for a cross-validation
};

/// The rows of one part, ready for a network.
struct Part {
  Matrix<float> x;                   ///< features x rows
  Matrix<float> y;                   ///< 1 x rows: targets of a regression, in the units of training; else empty
  std::vector<std::int32_t> labels;  ///< class index of each row; empty for a regression
  std::vector<Index> rows;           ///< their row numbers in the data set, ascending

  Index size() const { return static_cast<Index>(rows.size()); }
};

/// A data set split and preprocessed. `inputs` maps raw inputs to prepared ones, so that the network can be evaluated
/// on a grid of raw points; a prediction p of a regression is targetMean + targetStd * p in the original unit.
struct Prepared {
  Part train, valid, test;
  std::vector<std::string> features;
  std::vector<std::string> classes;
  Preprocessing inputs;
  double targetMean = 0;
  double targetStd = 1;
};

/// The targets of a regression in the units of training: 1 x rows of the data set, in double precision.
Matrix<double> preparedTargets(const Dataset& dataset, const Prepared& prepared);

/// Splits the data set, fits the preprocessing on the training rows (with the means that replace missing cells), and
/// applies it to all rows. Precondition: at least one training row.
Prepared prepare(const Dataset& dataset, const Preparation& preparation);

}  // namespace gradlab
