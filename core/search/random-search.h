#pragma once

#include "core/matrix/random.h"
#include "core/search/strategy.h"

namespace gradlab {

/// A point with independently drawn dimensions, without those that do not exist.
inline SpacePoint drawPoint(const Space& space, Random& random) {
  SpacePoint point(space.size());
  for (std::size_t i = 0; i < space.size(); ++i) point[i] = space[i].at(random.uniform());
  return space.existing(point);
}

/// Every trial is drawn independently of the others.
class RandomSearch final : public Strategy {
 public:
  explicit RandomSearch(const Sweep& sweep) : space_(sweep.space), random_(sweep.strategy.seed, Stream::search) {}

  std::optional<Proposal> propose() override { return Proposal{next_++, drawPoint(space_, random_), {}, 0, {}}; }
  void learn(Index, double) override {}

 private:
  const Space& space_;
  Random random_;
  Index next_ = 0;
};

}  // namespace gradlab
