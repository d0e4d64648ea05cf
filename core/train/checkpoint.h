#pragma once

#include <algorithm>
#include <span>

#include "core/matrix/buffer.h"
#include "core/nn/network.h"
#include "core/optim/optimizer.h"
#include "core/train/batch-order.h"

namespace gradlab {

inline void copy(std::span<const float> from, float* to) { std::copy(from.begin(), from.end(), to); }

/// Everything that a step changes, in the state before the update `step + 1`.
struct Checkpoint {
  Index step = 0;
  std::int64_t updates = 0;  ///< the count of the optimizer
  BatchOrder::State order{};
  Buffer<float> parameters, gradients, running, optimizer;

  /// Reserves the memory; stores no state yet.
  Checkpoint(const Network<float>& network, const Optimizer<float>& rule)
      : parameters(static_cast<Index>(network.parameters().size())),
        gradients(static_cast<Index>(network.gradients().size())),
        running(static_cast<Index>(network.running().size())),
        optimizer(static_cast<Index>(rule.state().size())) {}

  void keep(Index now, const Network<float>& network, const Optimizer<float>& rule, const BatchOrder& batches) {
    step = now;
    updates = rule.stepCount();
    order = batches.state();
    copy(network.parameters(), parameters.data());
    copy(network.gradients(), gradients.data());
    copy(network.running(), running.data());
    copy(rule.state(), optimizer.data());
  }

  void giveBack(Network<float>& network, Optimizer<float>& rule, BatchOrder& batches) const {
    copy(parameters.span(), network.parameters().data());
    copy(gradients.span(), network.gradients().data());
    copy(running.span(), network.running().data());
    copy(optimizer.span(), rule.state().data());
    rule.resume(updates);
    batches.restore(order);
  }
};

}  // namespace gradlab
