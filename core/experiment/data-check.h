#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/base/problem.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// What a run needs to know about its data before it begins.
struct DataShape {
  Index rows;
  Index features;
  Index classes;  ///< 0 for a regression
  Index trainRows;
};

DataShape shapeOf(const Dataset& dataset, const std::array<double, 3>& split);

/// The problems of training on data of this shape, except those of the loss. Precondition: the fields of the experiment
/// are valid.
Problems checkShape(const Experiment& experiment, const DataShape& shape);

/// The default loss for such data.
std::string_view lossFor(bool regression);

/// A problem if `loss` does not fit the data.
Problems checkLoss(std::string_view loss, bool regression);

/// The problem of batch normalization with batches of one row.
Problem oneRowBatch(const std::string& why);

}  // namespace gradlab
