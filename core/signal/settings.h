#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/init/initializer-info.h"
#include "core/matrix/types.h"

namespace gradlab {

/// A signal through a deep network without a head: layer l is linear, normalization and activation, `widths[l]` units.
struct SignalSettings {
  std::string scheme;
  std::string activation;
  std::string normalization;  ///< with scale 1 and shift 0, by the statistics of this very batch
  std::vector<Index> widths;  ///< of the input, then of each layer
  Index samples;
  std::uint64_t seed;
  InitSettings init;
  double inputMean, inputStd;  ///< the input is normal, each number independent
  bool biases;                 ///< whether biases that the scheme draws are kept; otherwise they are 0
  Index bins;                  ///< of the histograms
};

}  // namespace gradlab
