#pragma once

#include "core/data/prepared.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// What an experiment does to its data before training. The result refers to the text in `data`.
inline Preparation preparationOf(const DataChoice& data, Fold fold = {}) {
  return {data.inputScale, data.inputShift, data.split, data.preprocess, data.seed, fold};
}

}  // namespace gradlab
