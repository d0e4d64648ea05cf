#pragma once

#include "core/data/prepared.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// How an experiment prepares its data. The result holds a view of `data.preprocess`.
inline Preparation preparationOf(const DataChoice& data, Fold fold = {}) {
  return {data.inputScale, data.inputShift, data.split, data.preprocess, data.seed, fold};
}

}  // namespace gradlab
