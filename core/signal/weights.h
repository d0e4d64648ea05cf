#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/init/initializer-info.h"
#include "core/matrix/buffer.h"
#include "core/matrix/random.h"

namespace gradlab {

/// The first weights of a network, layer after layer from one stream of random numbers, at std 1 and gain 1.
/// Drawing them takes longer than what is done with them, so they are kept for the next network of the same scheme
/// and seed, as far as 64 MiB go; the others are drawn once more, from where the stream was then.
class SignalWeights {
 public:
  /// Which network; `widths` as in SignalSettings. What it shares with the one before stays known.
  void choose(const std::string& scheme, std::uint64_t seed, const std::vector<Index>& widths);

  /// The weights (units x inputs) and biases (units x 1) of a layer, counted from 1. A layer is first asked for after
  /// the one before it, then in any order.
  void read(std::size_t layer, View<double> weight, View<double> bias);

 private:
  struct Layer {
    Random::State before;
    Buffer<double> weight, bias;  ///< empty where they are not kept
  };

  std::string scheme_;
  std::uint64_t seed_ = 0;
  std::vector<Index> widths_;
  std::vector<Layer> layers_;
  Random random_{0, Stream::weights};  ///< after the last known layer
};

/// What weights at std 1 and gain 1 are multiplied by.
double scaleOf(const std::string& scheme, const InitSettings& settings);

}  // namespace gradlab
