#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/base/problem.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// What a run needs to know of its data before it begins.
struct DataShape {
  Index rows;
  Index features;
  Index classes;  ///< 0 for a regression
  Index trainRows;
};

DataShape shapeOf(const Dataset& dataset, const std::array<double, 3>& split);

/// The problems of training on data of that shape, all but the loss; for an experiment whose fields are valid.
Problems checkShape(const Experiment& experiment, const DataShape& shape);

/// The loss for such data: what an experiment trains with when it names none.
std::string_view lossFor(bool regression);

/// Nothing when `loss` fits the data, otherwise the problem.
Problems checkLoss(std::string_view loss, bool regression);

/// Batch normalization was asked for with batches of one row.
Problem oneRowBatch(const std::string& why);

}  // namespace gradlab
