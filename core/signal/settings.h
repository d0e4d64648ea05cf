#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/init/initializer-info.h"
#include "core/matrix/types.h"

namespace gradlab {

/// The settings of a signal through a deep network without an output layer: layer l is linear map, normalization and
/// activation, with `widths[l]` units.
struct SignalSettings {
  std::string scheme;
  std::string activation;
  std::string normalization;  ///< none, batch or layer; with scale 1, shift 0 and the statistics of the batch
  std::vector<Index> widths;  ///< the width of the input, then of each layer
  Index samples;
  std::uint64_t seed;
  InitSettings init;
  double inputMean, inputStd;  ///< the input is normal, each number independent
  bool biases;                 ///< whether the biases of the scheme are used; otherwise they are 0
  Index bins;                  ///< number of bins of the histograms
};

}  // namespace gradlab
