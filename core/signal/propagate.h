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

/// What is measured at one layer, with population statistics; layer 0 is the input. Where the signal has left the range
/// of numbers, these are infinite or not a number.
struct SignalLayer {
  Distribution activation;                    ///< over all units and samples
  std::optional<Distribution> preactivation;  ///< nothing for the input
  double secondMoment = 0;
  double unitVariance = 0;      ///< the mean over units of the variance over samples
  double dead = 0;              ///< share of units that are 0 on every sample
  double spread = 0;            ///< largest difference between two units on one sample
  double gradSecondMoment = 0;  ///< the mean square of the gradient with respect to the activation
};

/// As `propagate`, counted in layers: those of the way forward, then those of the way back. `weights` outlive it.
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

/// Builds the network, pushes normal inputs through, and pulls a gradient back that is N(0, 1) at the last layer's
/// activations. Input, weights and gradient come from streams of their own. One entry for the input, then one a layer.
std::vector<SignalLayer> propagate(const SignalSettings& settings, SignalWeights& weights);

/// How many bytes that takes; an estimate from above.
double bytesOf(const SignalSettings& settings);

}  // namespace gradlab
