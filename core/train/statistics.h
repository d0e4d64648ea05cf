#pragma once

#include "core/matrix/distribution.h"

namespace gradlab {

/// One layer on the last mini-batch.
struct LayerStatistics {
  Distribution weights;
  Distribution activations;  ///< after the activation; of the output layer the logits
  Distribution gradients;    ///< of the weights
  double dead = 0;           ///< share of hidden units whose activation was 0 on the whole batch
};

}  // namespace gradlab
