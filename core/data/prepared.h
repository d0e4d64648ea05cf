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

/// What happens to a data set before training. The defaults are those of the experiment document.
struct Preparation {
  double inputScale = 1;
  double inputShift = 0;
  std::array<double, 3> split{0.6, 0.2, 0.2};
  std::string_view preprocess = "standardize";
  std::uint64_t seed = 0;
  Fold fold{};  ///< of a cross-validation
};

/// The rows of one part, ready for a network.
struct Part {
  Matrix<float> x;                   ///< features x rows
  Matrix<float> y;                   ///< 1 x rows targets of a regression, in the units trained in; else empty
  std::vector<std::int32_t> labels;  ///< one a row for classes; else empty
  std::vector<Index> rows;           ///< which rows of the data set these are, ascending

  Index size() const { return static_cast<Index>(rows.size()); }
};

/// A data set split and preprocessed. `inputs` leads from raw inputs to prepared ones, so that a grid of raw points can
/// be shown to the network; a prediction p of a regression is targetMean + targetStd * p in the original unit.
struct Prepared {
  Part train, valid, test;
  std::vector<std::string> features;
  std::vector<std::string> classes;
  Preprocessing inputs;
  double targetMean = 0;
  double targetStd = 1;
};

/// The targets of a regression in the units trained in, 1 x rows of the data set, in double precision.
Matrix<double> preparedTargets(const Dataset& dataset, const Prepared& prepared);

/// Splits, fits the preprocessing on the training rows, means of missing cells among it, and applies it to all. The
/// data set has at least one training row.
Prepared prepare(const Dataset& dataset, const Preparation& preparation);

}  // namespace gradlab
