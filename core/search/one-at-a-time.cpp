#include "core/search/one-at-a-time.h"

#include <algorithm>

#include "core/experiment/check.h"
#include "core/search/trial.h"

namespace gradlab {

namespace {

/// The values of a document for all dimensions that exist in it.
SpacePoint pointOf(const Space& space, const Value& document) {
  SpacePoint point(space.size());
  for (std::size_t i = 0; i < space.size(); ++i) point[i] = valueIn(document, space[i].path);
  return space.existing(point);
}

/// The base with one value changed. Other dimensions that exist only with this value get their defaults.
SpacePoint changed(const Space& space, const Value& base, std::size_t dimension, const Value& value,
                   OwnDataReader& reader) {
  SpacePoint point(space.size());
  point[dimension] = value;
  const TrialDocument trial = trialDocument(base, space, point, reader);
  // A refused document takes its other values from the base.
  SpacePoint whole = pointOf(space, trial.problems.empty() ? toValue(trial.experiment) : base);
  whole[dimension] = value;
  return space.existing(whole);
}

}  // namespace

OneAtATime::OneAtATime(const Sweep& sweep) {
  const Space& space = sweep.space;
  const Value base = toValue(sweep.base);
  OwnDataReader reader;
  points_.push_back(pointOf(space, base));
  for (std::size_t i = 0; i < space.size(); ++i) {
    if (!points_.front()[i]) continue;
    for (const Value& value : space[i].grid(static_cast<Index>(sweep.strategy.knobs[0]))) {
      SpacePoint point = changed(space, base, i, value, reader);
      if (std::find(points_.begin(), points_.end(), point) == points_.end()) points_.push_back(std::move(point));
    }
  }
}

std::optional<Proposal> OneAtATime::propose() {
  if (static_cast<std::size_t>(next_) == points_.size()) return std::nullopt;
  SpacePoint point = points_[static_cast<std::size_t>(next_)];
  return Proposal{next_++, std::move(point), {}, 0, {}};
}

}  // namespace gradlab
