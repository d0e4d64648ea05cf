#include "core/signal/layer-tape.h"

#include "core/nn/network.h"
#include "core/ops/activations.h"
#include "core/ops/layer-norm.h"

namespace gradlab {

LayerTape::LayerTape(Index units, Index samples, std::string_view activation, std::string_view normalization)
    : scale_(units),
      shift_(units),
      runningMean_(units),
      runningVariance_(units),
      running_{.mean = runningMean_.data(), .variance = runningVariance_.data(), .training = true} {
  std::fill_n(scale_.data(), units, 1.0);
  const auto constant = [&](Buffer<double>& memory) { return tape_.parameter({units, 1}, memory.data(), nullptr); };
  linear_ = tape_.input({units, samples});
  NodeId x = linear_;
  const Normalization kind = normalizationOf(normalization);
  if (kind != Normalization::none) {
    const NodeId scale = constant(scale_), shift = constant(shift_);
    x = kind == Normalization::layer ? tape_.record(LayerNorm<double>{}, {x, scale, shift})
                                     : tape_.record(BatchNorm<double>(&running_), {x, scale, shift});
  }
  preactivation_ = x;
  activation_ = recordActivation(tape_, activation, x).value_or(x);
  tape_.finish();
}

}  // namespace gradlab
