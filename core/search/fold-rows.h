#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// The number of rows of train and valid, which folds divide among them.
Index rowsToFold(const Dataset& dataset, const DataChoice& data);

}  // namespace gradlab
