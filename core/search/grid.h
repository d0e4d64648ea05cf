#pragma once

#include <vector>

#include "core/search/strategy.h"

namespace gradlab {

/// Every combination of a few values of each dimension, the last one changing fastest; a dimension that does not exist
/// counts once.
class GridSearch final : public Strategy {
 public:
  explicit GridSearch(const Sweep& sweep);

  std::optional<Proposal> propose() override;
  void learn(Index, double) override {}

 private:
  bool advance(const SpacePoint& point);

  const Space& space_;
  std::vector<std::vector<Value>> values_;
  std::vector<bool> settled_;       ///< whether a dimension exists is decided by those before it
  std::vector<std::size_t> place_;  ///< of the next point's values
  bool over_ = false;
  Index next_ = 0;
};

/// How many points a grid has.
double gridSize(const Space& space, Index points);

}  // namespace gradlab
