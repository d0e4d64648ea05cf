#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"
#include "core/matrix/types.h"

namespace gradlab {

/// A table before preprocessing, in the units of measurement.
struct Dataset {
  /// features x rows: each column is a row of the table. NaN where a cell is missing and will be replaced by the mean
  /// of the training rows; `prepare` computes that mean, since it depends on the split.
  Matrix<double> x;
  std::vector<double> y;              ///< for each row, the index of the class, or the target of a regression
  std::vector<std::string> features;  ///< names of the rows of x
  std::vector<std::string> classes;   ///< names in order of first appearance; empty for a regression

  Index rows() const { return x.cols(); }
  bool isRegression() const { return classes.empty(); }
};

/// A data set read from text: usable only when there are no problems. Their paths are empty; their messages name line
/// and column where these are known.
struct Parsed {
  Dataset dataset;
  Problems problems;
};

/// `samples` rows of a made source (one with Source::make), the same for the same seed. The meaning of `noise` depends
/// on the source (SourceInfo::noise).
Dataset makeDataset(std::string_view source, Index samples, double noise, std::uint64_t seed);

/// Reads a source with a file (Source::file) from its text. A person's own table: see `readOwnTable`.
Parsed parseDataset(std::string_view source, std::string_view text);

}  // namespace gradlab
