#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/experiment/section.h"

namespace gradlab {

/// The plane through the first weights of an experiment's network, with the rows it is about.
struct NetworkPlaneChoice {
  Experiment experiment;
  Dataset dataset;
  std::uint64_t seed;  ///< of the directions
  double work;         ///< multiplications of one loss
};

/// A loss of two parameters as a person asks for it: one of `surfaces()`, or the loss of a network.
struct Landscape {
  Choice surface;
  std::optional<NetworkPlaneChoice> network;
};

/// Reads `surface` of a request: {"name", knobs..}, or {"name": "network", "experiment", "seed"} with data that need no
/// file.
Landscape readLandscape(Section& request, Problems& problems);

/// Notes a problem at `key` when this many losses with their gradients, and multiplications beside each, would
/// take more than a second or two.
void limitWork(Section& request, std::string_view key, const Landscape& landscape, double losses, double beside = 0);

}  // namespace gradlab
