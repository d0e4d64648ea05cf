#include "core/search/grid.h"

#include <algorithm>

namespace gradlab {

namespace {

/// Counts points: a sum over the choices that occur in conditions; for each of their combinations the rest is a
/// product.
class GridCount {
 public:
  GridCount(const Space& space, Index points) : space_(space), point_(space.size()) {
    for (const Dimension& dimension : space.dimensions) {
      sizes_.push_back(static_cast<double>(dimension.grid(points).size()));
      for (const Condition& condition : dimension.when) awaited_.push_back(condition.dimension);
    }
    std::sort(awaited_.begin(), awaited_.end());
    awaited_.erase(std::unique(awaited_.begin(), awaited_.end()), awaited_.end());
  }

  double count(std::size_t at = 0) {
    if (at == awaited_.size()) return rest();
    const std::size_t dimension = awaited_[at];
    double sum = 0;
    for (const Value& value : space_[dimension].values) {
      point_[dimension] = value;
      sum += count(at + 1);
    }
    return sum;
  }

 private:
  /// The number of points with these choices. A choice that does not exist is counted only at its first value.
  double rest() const {
    double product = 1;
    for (std::size_t i = 0; i < space_.size(); ++i) {
      const bool exists = space_.exists(i, point_);
      if (!point_[i])
        product *= exists ? sizes_[i] : 1;
      else if (!exists && !(*point_[i] == space_[i].values.front()))
        return 0;
    }
    return product;
  }

  const Space& space_;
  SpacePoint point_;
  std::vector<double> sizes_;
  std::vector<std::size_t> awaited_;
};

/// Whether all dimensions that a dimension depends on, directly or indirectly, come before `before`.
bool isSettled(const Space& space, std::size_t dimension, std::size_t before) {
  const auto& when = space[dimension].when;
  return std::all_of(when.begin(), when.end(), [&](const Condition& condition) {
    return condition.dimension < before && isSettled(space, condition.dimension, before);
  });
}

}  // namespace

double gridSize(const Space& space, Index points) { return GridCount(space, points).count(); }

GridSearch::GridSearch(const Sweep& sweep) : space_(sweep.space), place_(space_.size()) {
  const auto points = static_cast<Index>(sweep.strategy.knobs[0]);
  for (const Dimension& dimension : space_.dimensions) values_.push_back(dimension.grid(points));
  for (std::size_t i = 0; i < space_.size(); ++i) settled_.push_back(isSettled(space_, i, i));
}

std::optional<Proposal> GridSearch::propose() {
  while (!over_) {
    SpacePoint point(space_.size());
    for (std::size_t i = 0; i < space_.size(); ++i) point[i] = values_[i][place_[i]];
    // A dimension that does not exist stays at its first value: with another value the point would be a repetition.
    bool first = true;
    for (std::size_t i = 0; i < space_.size(); ++i) first = first && (place_[i] == 0 || space_.exists(i, point));
    over_ = !advance(point);
    if (first) return Proposal{next_++, space_.existing(std::move(point)), {}, 0, {}};
  }
  return std::nullopt;
}

bool GridSearch::advance(const SpacePoint& point) {
  for (std::size_t i = space_.size(); i-- > 0;) {
    const bool fixed = settled_[i] && !space_.exists(i, point);
    if (!fixed && ++place_[i] < values_[i].size()) return true;
    place_[i] = 0;
  }
  return false;
}

}  // namespace gradlab
