#pragma once

#include <vector>

#include "core/search/strategy.h"

namespace gradlab {

/// Every combination of a few values of each dimension; the last one changes fastest. A dimension that does not exist
/// counts as one value.
class GridSearch final : public Strategy {
 public:
  explicit GridSearch(const Sweep& sweep);

  std::optional<Proposal> propose() override;
  void learn(Index, double) override {}

 private:
  bool advance(const SpacePoint& point);

  const Space& space_;
  std::vector<std::vector<Value>> values_;
  std::vector<bool> settled_;       ///< whether the existence of a dimension depends only on those before it
  std::vector<std::size_t> place_;  ///< for each dimension, the index of the next value
  bool over_ = false;
  Index next_ = 0;
};

/// The number of points of a grid.
double gridSize(const Space& space, Index points);

}  // namespace gradlab
