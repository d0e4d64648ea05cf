#pragma once

#include <string_view>

#include "core/autodiff/tape.h"
#include "core/ops/batch-norm.h"

namespace gradlab {

/// One layer of the network on a tape of its own, which all layers of its shape can use in turn.
class LayerTape {
 public:
  LayerTape(Index inputs, Index units, Index samples, std::string_view activation, std::string_view normalization);
  LayerTape(const LayerTape&) = delete;
  LayerTape& operator=(const LayerTape&) = delete;

  bool fits(Index inputs, Index units) const { return weight_.size() == inputs * units && bias_.size() == units; }

  View<double> weight() { return {weight_.data(), bias_.size(), weight_.size() / bias_.size()}; }
  View<double> bias() { return {bias_.data(), bias_.size(), 1}; }
  /// inputs x samples, and the gradient with respect to it.
  View<double> input() { return tape_.value(input_); }
  View<double> inputGradient() { return tape_.adjoint(input_); }
  /// units x samples: W x + b; all that `resume` needs to know of the input.
  View<double> linear() { return tape_.value(linear_); }
  /// units x samples: what the activation is given, what it makes of it, and the gradient with respect to that.
  View<double> preactivation() { return tape_.value(preactivation_); }
  View<double> activation() { return tape_.value(activation_); }
  View<double> activationGradient() { return tape_.adjoint(activation_); }

  void forward() { tape_.forward(); }
  /// The same from the linear map on, which somebody has put back.
  void resume() {
    for (NodeId node = linear_ + 1; node <= activation_; ++node) tape_.forward(node);
  }
  void backward() { tape_.backward(); }

 private:
  Buffer<double> weight_, bias_;
  Buffer<double> scale_, shift_, runningMean_, runningVariance_;  // of a normalization
  RunningStatistics<double> running_;
  Tape<double> tape_;
  NodeId input_, linear_, preactivation_, activation_;
};

}  // namespace gradlab
