#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/work.h"
#include "core/matrix/distribution.h"
#include "core/signal/settings.h"
#include "core/signal/weights.h"

namespace gradlab {

/// The measurements at one layer, with population statistics; layer 0 is the input. If the signal overflows, they are
/// infinite or NaN.
struct SignalLayer {
  Distribution activation;                    ///< over all units and samples
  std::optional<Distribution> preactivation;  ///< nothing for the input
  double secondMoment = 0;
  double unitVariance = 0;      ///< the mean over units of the variance over samples
  double dead = 0;              ///< share of the units that are 0 for every sample
  double spread = 0;            ///< largest difference between two units for one sample
  double gradSecondMoment = 0;  ///< mean square of the gradient by the activation
};

/// `propagate` as work, counted in layers: those of the forward pass, then those of the backward pass. `weights` must
/// outlive it.
class PropagationWork final : public Work {
 public:
  PropagationWork(const SignalSettings& settings, SignalWeights& weights);
  ~PropagationWork() override;
  bool advance(std::int64_t layers) override;
  const std::vector<SignalLayer>& result() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Builds the network, propagates normal inputs forward, and propagates a gradient back that is N(0, 1) at the
/// activations of the last layer. Input, weights and gradient have separate streams of random numbers. One entry for
/// the input, then one for each layer.
std::vector<SignalLayer> propagate(const SignalSettings& settings, SignalWeights& weights);

/// An upper estimate of the bytes that `propagate` needs.
double bytesOf(const SignalSettings& settings);

}  // namespace gradlab
