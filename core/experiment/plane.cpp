#include "core/experiment/plane.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/experiment/check.h"
#include "core/experiment/data-check.h"
#include "core/experiment/fields.h"
#include "core/experiment/memory.h"
#include "core/experiment/section.h"

namespace gradlab {

namespace {

constexpr Bounds planeSeed = wholeBounds("seed", 0, 0, field::kMostSeed);

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

}  // namespace

CheckedPlane checkPlane(const Value& surface) {
  CheckedPlane plane;
  Problems& problems = plane.problems;
  Section section(&surface, "surface", problems);
  section.find("name");
  const Value* const document = section.find("experiment");
  const auto directions = static_cast<std::uint64_t>(section.number(planeSeed));
  section.refuseUnknownKeys("a key of the surface network");
  if (document == nullptr) {
    section.refuse("experiment", "missing", {}, "must be given: the experiment whose network it is");
    return plane;
  }
  const std::string path = section.pathOf("experiment");
  Checked checked = checkExperiment(*document);
  for (Problem& problem : checked.problems) {
    problem.path = problem.path.empty() ? path : path + '.' + problem.path;
    problems.push_back(std::move(problem));
  }
  if (!problems.empty()) return plane;
  Experiment& experiment = checked.experiment;
  const DataChoice& choice = experiment.data;
  const Dataset* const data = checked.data.dataset.get();
  if (data == nullptr) {
    problems.push_back({path + ".data.source",
                        "needs-file",
                        {{"value", choice.source}},
                        "must be made data or csv, not " + choice.source});
    return plane;
  }
  // One batch of all rows: the loss is that of the whole training data.
  const DataShape shape = shapeOf(*data, choice.split);
  experiment.batchSize = shape.trainRows;
  for (Problem& problem : checkMemory(experiment, shape)) {
    problem.path = path;
    problems.push_back(std::move(problem));
  }
  const double work = multiplications(experiment, shape);
  if (problems.empty()) plane.choice = {std::move(experiment), *data, directions, work};
  return plane;
}

}  // namespace gradlab
