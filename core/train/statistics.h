#pragma once

#include "core/matrix/distribution.h"

namespace gradlab {

/// The statistics of one layer on the last mini-batch.
struct LayerStatistics {
  Distribution weights;
  Distribution activations;  ///< after the activation; for the output layer the logits
  Distribution gradients;    ///< gradients of the weights
  double dead = 0;           ///< share of the units whose activation was 0 on the whole batch; 0 for the output layer
};

}  // namespace gradlab
