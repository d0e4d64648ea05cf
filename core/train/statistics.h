#pragma once

#include <span>
#include <vector>

#include "core/matrix/types.h"

namespace gradlab {

/// How some numbers are distributed. `counts` are equal bins from min to max, the last one with its upper end; when all
/// numbers are the same, they are in the middle bin.
struct Distribution {
  double mean = 0;
  double variance = 0;  ///< of the population
  double min = 0;
  double max = 0;
  std::vector<Index> counts;
};

/// One layer on the last mini-batch.
struct LayerStatistics {
  Distribution weights;
  Distribution activations;  ///< after the activation; of the output layer the logits
  Distribution gradients;    ///< of the weights
  double dead = 0;           ///< share of hidden units whose activation was 0 on the whole batch
};

/// At least one number, at least one bin.
Distribution distribution(std::span<const float> numbers, Index bins);

}  // namespace gradlab
