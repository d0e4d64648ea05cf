#include "core/descent/landscape.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "core/experiment/named.h"
#include "core/experiment/words.h"

namespace gradlab {

namespace {

/// The most multiplications of a request: a second or two.
constexpr double kMostWork = 4e9;

}  // namespace

Landscape readLandscape(Section& request, Problems& problems, std::shared_ptr<const Surface> plane) {
  Section section(request.find("surface"), request.pathOf("surface"), problems);
  std::vector<std::string> names = namesOf(surfaceEntries());
  names.emplace_back("network");
  const std::string name = readName(section, names);
  if (name != "network") return {readNamed(section, surfaceEntries(), name), nullptr};
  if (plane == nullptr)
    section.refuse("name", "missing-plane", {{"value", name}},
                   "is the plane through a network, which only a lesson makes; choose another surface");
  return {{name, {}}, std::move(plane)};
}

std::shared_ptr<const Surface> makeLandscape(const Landscape& landscape) {
  if (landscape.plane != nullptr) return landscape.plane;
  return makeSurface(landscape.surface.name, landscape.surface.knobs);
}

void limitWork(Section& request, std::string_view key, const Landscape& landscape, double losses, double beside) {
  const double one = makeLandscape(landscape)->work() + beside;
  if (losses * one <= kMostWork) return;
  const double most = std::floor(kMostWork / one);
  request.refuse(key, "too-much-work", {{"value", losses}, {"max", most}},
                 "would take the gradient of " +
                     std::string(landscape.plane != nullptr ? "this network" : "a surface") + ' ' + numberText(losses) +
                     " times; " + numberText(most) + " is the limit");
}

}  // namespace gradlab
