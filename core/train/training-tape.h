#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/prepared.h"
#include "core/nn/network.h"

namespace gradlab {

/// A network and its loss, recorded once for one batch size. It shares the network's parameters and gradients.
struct TrainingTape {
  TrainingTape(Network<float>& network, Index batchSize, bool isRegression);
  TrainingTape(const TrainingTape&) = delete;
  TrainingTape& operator=(const TrainingTape&) = delete;

  /// Copies a mini-batch of rows into x and y.
  void gather(const Part& part, std::span<const std::int32_t> rows);
  /// The operations from the first linear map to the logits, without the loss.
  void forward() {
    for (const NodeId id : network) tape.forward(id);
  }
  /// Chooses whether a backward pass adds to the gradients or overwrites them. A change is slow: not for use in every
  /// step.
  void accumulate(bool add);

  Index batch;
  Tape<float> tape;
  NetworkNodes nodes;
  Buffer<float> y;                   ///< 1 x batch: class indices, or targets of a regression
  std::vector<std::int32_t> labels;  ///< the class indices for the loss; empty for a regression
  NodeId loss;                       ///< 1 x 1, mean over the batch
  std::vector<NodeId> network;       ///< the operations from x to the logits
  bool accumulates = false;
};

}  // namespace gradlab
