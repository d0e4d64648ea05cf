#include "core/nn/network.h"
#include "core/ops/layer-norm.h"

namespace gradlab {

template <class Scalar>
NodeId Network<Scalar>::normalize(Tape<Scalar>& tape, const Layer& layer, NodeId x, NodeId scale, NodeId shift,
                                  Use use) {
  if (settings_.normalization == Normalization::layer) return tape.record(LayerNorm<Scalar>{}, {x, scale, shift});
  statistics_.push_back({.mean = running_.data() + layer.runningMean,
                         .variance = running_.data() + layer.runningVariance,
                         .training = use == Use::training});
  return tape.record(BatchNorm<Scalar>(&statistics_.back()), {x, scale, shift});
}

template NodeId Network<float>::normalize(Tape<float>&, const Layer&, NodeId, NodeId, NodeId, Use);
template NodeId Network<double>::normalize(Tape<double>&, const Layer&, NodeId, NodeId, NodeId, Use);

}  // namespace gradlab
