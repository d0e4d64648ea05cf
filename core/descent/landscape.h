#pragma once

#include <memory>
#include <string_view>

#include "core/experiment/experiment.h"
#include "core/experiment/section.h"
#include "core/surfaces/surface.h"

namespace gradlab {

/// A requested loss of two parameters: one of `surfaces()`, or the plane through a network. The plane is made before
/// (core/train/network-plane.h), so that code for surfaces in closed form needs no networks.
struct Landscape {
  Choice surface;
  std::shared_ptr<const Surface> plane;
};

/// Reads `surface` of a request: {"name", knobs..}, or {"name": "network"} with the settings of the plane.
Landscape readLandscape(Section& request, Problems& problems, std::shared_ptr<const Surface> plane);

/// The plane (shared), or a new surface in closed form.
std::shared_ptr<const Surface> makeLandscape(const Landscape& landscape);

/// Reports a problem at `key` if the work would take more than a second or two: `losses` gradients, and `beside`
/// further multiplications for each.
void limitWork(Section& request, std::string_view key, const Landscape& landscape, double losses, double beside = 0);

}  // namespace gradlab
