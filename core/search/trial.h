#pragma once

#include "core/experiment/own-data.h"
#include "core/search/sweep.h"

namespace gradlab {

/// The experiment of one point: usable only without problems; their paths are those of the experiment.
struct TrialDocument {
  Experiment experiment;
  Problems problems;
};

/// `base` with the values of a point. Where an optimizer, schedule, parametrization or source is searched, members of
/// the base that do not belong to the new choice are removed; model.depth and model.width replace model.hidden. `base`
/// is a complete document; `reader` caches a table between points.
TrialDocument trialDocument(const Value& base, const Space& space, const SpacePoint& point, OwnDataReader& reader);

/// The value of a document at the path of a dimension; nothing if there is none.
std::optional<Value> valueIn(const Value& document, const std::string& path);

/// Whether the base has hidden layers, all of the same width.
bool hasEqualLayers(const Experiment& base);

}  // namespace gradlab
