#include "core/experiment/landscape.h"

#include <algorithm>
#include <utility>

#include "core/experiment/check.h"
#include "core/experiment/data-check.h"
#include "core/experiment/fields.h"
#include "core/experiment/memory.h"
#include "core/experiment/named.h"
#include "core/experiment/words.h"
#include "core/surfaces/surface.h"

namespace gradlab {

namespace {

constexpr Bounds planeSeed = wholeBounds("seed", 0, 0, field::kMostSeed);

/// The cost of one evaluation of a surface in multiplications of a network, and the most of those
/// that are done: a second or two.
constexpr double kSurfaceWork = 40, kMostWork = 4e9;

double multiplications(const Experiment& experiment, const DataShape& shape) {
  auto inputs = static_cast<double>(shape.features);
  double weights = 0;
  const auto add = [&](Index units) {
    weights += std::exchange(inputs, static_cast<double>(units)) * static_cast<double>(units);
  };
  for (const Index units : experiment.model.hidden) add(units);
  add(std::max<Index>(1, shape.classes));
  return weights * static_cast<double>(shape.trainRows);
}

std::optional<NetworkPlaneChoice> readNetwork(Section& section, Problems& problems) {
  const Value* const document = section.find("experiment");
  const auto directions = static_cast<std::uint64_t>(section.number(planeSeed));
  section.refuseUnknownKeys("a key of the surface network");
  if (document == nullptr) {
    section.refuse("experiment", "missing", {}, "must be given: the experiment whose network it is");
    return std::nullopt;
  }
  Checked checked = checkExperiment(*document);
  const std::string path = section.pathOf("experiment");
  for (Problem& problem : checked.problems) {
    problem.path = problem.path.empty() ? path : path + '.' + problem.path;
    problems.push_back(std::move(problem));
  }
  if (!checked.problems.empty()) return std::nullopt;
  Experiment& experiment = checked.experiment;
  const DataChoice& choice = experiment.data;
  const Dataset* const data = checked.data.dataset.get();
  if (data == nullptr) {
    problems.push_back({path + ".data.source",
                        "needs-file",
                        {{"value", choice.source}},
                        "must be made data or csv, not " + choice.source});
    return std::nullopt;
  }
  // All rows at once: the loss, not that of a batch.
  const DataShape shape = shapeOf(*data, choice.split);
  experiment.batchSize = shape.trainRows;
  for (Problem& problem : checkMemory(experiment, shape)) {
    problem.path = path;
    problems.push_back(std::move(problem));
  }
  const double work = multiplications(experiment, shape);
  return NetworkPlaneChoice{std::move(experiment), *data, directions, work};
}

}  // namespace

Landscape readLandscape(Section& request, Problems& problems) {
  Section section(request.find("surface"), request.pathOf("surface"), problems);
  std::vector<std::string> names = namesOf(surfaceEntries());
  names.emplace_back("network");
  const std::string name = readName(section, names);
  if (name == "network") return {{name, {}}, readNetwork(section, problems)};
  return {readNamed(section, surfaceEntries(), name), std::nullopt};
}

void limitWork(Section& request, std::string_view key, const Landscape& landscape, double losses, double beside) {
  const double one = kSurfaceWork + beside +
                     (landscape.network ? 3 * landscape.network->work : 0);  // a pass forward, two of that size back
  if (losses * one <= kMostWork) return;
  const double most = std::floor(kMostWork / one);
  request.refuse(key, "too-much-work", {{"value", losses}, {"max", most}},
                 "would take the gradient of " + std::string(landscape.network ? "this network" : "a surface") + ' ' +
                     numberText(losses) + " times; " + numberText(most) + " is the limit");
}

}  // namespace gradlab
