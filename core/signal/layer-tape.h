#pragma once

#include <string_view>

#include "core/autodiff/tape.h"
#include "core/ops/batch-norm.h"

namespace gradlab {

/// The part of a layer after the linear map, normalization and activation, on a separate tape. All layers with the same
/// number of units can use it in turn.
class LayerTape {
 public:
  LayerTape(Index units, Index samples, std::string_view activation, std::string_view normalization);
  LayerTape(const LayerTape&) = delete;
  LayerTape& operator=(const LayerTape&) = delete;

  bool fits(Index units) const { return scale_.size() == units; }

  /// units x samples: W x + b, and the gradient by it.
  View<double> linear() { return tape_.value(linear_); }
  View<double> linearGradient() { return tape_.adjoint(linear_); }
  /// units x samples: the input of the activation, its output, and the gradient by the output.
  View<double> preactivation() { return tape_.value(preactivation_); }
  View<double> activation() { return tape_.value(activation_); }
  View<double> activationGradient() { return tape_.adjoint(activation_); }

  void forward() { tape_.forward(); }
  void backward() { tape_.backward(); }

 private:
  Buffer<double> scale_, shift_, runningMean_, runningVariance_;  // for a normalization
  RunningStatistics<double> running_;
  Tape<double> tape_;
  NodeId linear_, preactivation_, activation_;
};

}  // namespace gradlab
