#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// How many rows of train and valid there are to be dealt out to folds.
Index rowsToFold(const Dataset& dataset, const DataChoice& data);

}  // namespace gradlab
