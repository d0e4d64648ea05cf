#pragma once

#include <memory>
#include <string_view>

#include "core/experiment/experiment.h"
#include "core/experiment/section.h"
#include "core/surfaces/surface.h"

namespace gradlab {

/// A loss of two parameters as a person asks for it: one of `surfaces()`, or the plane through a network, which is made
/// before (core/train/network-plane.h): who asks for a surface in closed form needs no networks.
struct Landscape {
  Choice surface;
  std::shared_ptr<const Surface> plane;
};

/// Reads `surface` of a request: {"name", knobs..}, or {"name": "network"} with what the plane was made of.
Landscape readLandscape(Section& request, Problems& problems, std::shared_ptr<const Surface> plane);

/// The plane itself, which is shared, or a new surface in closed form.
std::shared_ptr<const Surface> makeLandscape(const Landscape& landscape);

/// Notes a problem at `key` when this many losses with their gradients, and multiplications beside each, would
/// take more than a second or two.
void limitWork(Section& request, std::string_view key, const Landscape& landscape, double losses, double beside = 0);

}  // namespace gradlab
