#pragma once

#include "core/experiment/own-data.h"
#include "core/search/sweep.h"

namespace gradlab {

/// The experiment of one point: usable when there are no problems, whose paths are those of the experiment.
struct TrialDocument {
  Experiment experiment;
  Problems problems;
};

/// `base` with the values of a point. A searched optimizer, schedule or source leaves out what it does not know of the
/// base; model.depth and model.width stand for model.hidden. `base` has nothing left out; `reader` remembers a table
/// from one point to the next.
TrialDocument trialDocument(const Value& base, const Space& space, const SpacePoint& point, OwnDataReader& reader);

/// What a document says at a dimension's path; nothing where it says nothing.
std::optional<Value> valueIn(const Value& document, const std::string& path);

/// Whether all hidden layers of a base have one width, and there are some.
bool hasEqualLayers(const Experiment& base);

}  // namespace gradlab
