#include <algorithm>

#include "core/search/space-check.h"
#include "core/search/trial.h"

namespace gradlab {

namespace {

/// Points with values only for the conditions of a dimension, and for the conditions of these in turn: one point for
/// each combination.
std::vector<SpacePoint> awaited(const Space& space, std::size_t dimension, std::vector<SpacePoint> points) {
  for (const Condition& condition : space[dimension].when) {
    std::vector<SpacePoint> further;
    for (const SpacePoint& point : awaited(space, condition.dimension, points))
      for (const std::size_t value : condition.values) {
        further.push_back(point);
        further.back()[condition.dimension] = space[condition.dimension].values[value];
      }
    points = std::move(further);
  }
  return points;
}

std::vector<Value> probes(const Dimension& dimension) {
  return dimension.isChoice() ? dimension.values : dimension.grid(3);
}

/// The reason why no trial can use this dimension with these values of its conditions; nothing if one can.
Problems refusalOf(const Value& base, const Space& space, std::size_t dimension, const SpacePoint& names,
                   OwnDataReader& reader) {
  Problems first;
  for (const Value& probe : probes(space[dimension])) {
    SpacePoint point = names;
    point[dimension] = probe;
    Problems problems = trialDocument(base, space, point, reader).problems;
    if (problems.empty()) return {};
    if (first.empty()) first = std::move(problems);
  }
  return first;
}

}  // namespace

Problems checkDimensions(const Value& base, const Space& space) {
  Problems problems;
  OwnDataReader reader;
  for (std::size_t i = 0; i < space.size(); ++i) {
    for (const SpacePoint& names : awaited(space, i, {SpacePoint(space.size())})) {
      const Problems refusal = refusalOf(base, space, i, names, reader);
      if (refusal.empty()) continue;
      const std::string where = refusal[0].path.empty() ? "" : refusal[0].path + ": ";
      const bool choice = space[i].isChoice();
      problems.push_back({"space." + space[i].path, "unusable", refusal[0].params,
                          std::string("no trial could use it: ") +
                              (choice ? "each value" : "both ends and the middle") + (choice ? " is" : " are") +
                              " refused, because " + where + refusal[0].message});
      break;
    }
  }
  return problems;
}

}  // namespace gradlab
