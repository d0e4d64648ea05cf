#pragma once

#include <vector>

#include "core/search/strategy.h"

namespace gradlab {

/// The base first; then, for each dimension, a few of its values, with everything else as in the base. Dimensions that
/// do not exist in the base do not change, and no point comes twice.
class OneAtATime final : public Strategy {
 public:
  explicit OneAtATime(const Sweep& sweep);

  std::optional<Proposal> propose() override;
  void learn(Index, double) override {}

 private:
  std::vector<SpacePoint> points_;
  Index next_ = 0;
};

}  // namespace gradlab
