#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"
#include "core/matrix/types.h"

namespace gradlab {

/// A table before anything is done to it, in the units it was measured in.
struct Dataset {
  /// features x rows: one row of the table a column. NaN where a cell is missing and is to become the mean of the
  /// training rows, which `prepare` finds: each split has its own.
  Matrix<double> x;
  std::vector<double> y;              ///< the class as an index, or the target of a regression, one a row
  std::vector<std::string> features;  ///< names, one a row of x
  std::vector<std::string> classes;   ///< names in order of first appearance; empty for a regression

  Index rows() const { return x.cols(); }
  bool isRegression() const { return classes.empty(); }
};

/// A data set read from text: usable only when there are no problems, whose paths are empty and whose messages name
/// line and column where there are any.
struct Parsed {
  Dataset dataset;
  Problems problems;
};

/// `samples` rows of a made source, the same for the same seed. What noise means is said in the source's own file.
/// The source must be one that is made: see Source::make.
Dataset makeDataset(std::string_view source, Index samples, double noise, std::uint64_t seed);

/// A loaded source from the text of its file (Source::file). A person's own table: see `readOwnTable`.
Parsed parseDataset(std::string_view source, std::string_view text);

}  // namespace gradlab
