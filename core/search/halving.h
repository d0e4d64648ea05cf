#pragma once

#include <vector>

#include "core/search/random-search.h"
#include "core/search/rungs.h"

namespace gradlab {

/// Many short trials at random points, of which the better ones go on (successive halving: Jamieson and Talwalkar,
/// 2016). What it promises is the budget, not that the best survives.
class Halving final : public Strategy {
 public:
  explicit Halving(const Sweep& sweep);

  std::optional<Proposal> propose() override;
  void learn(Index trial, double loss) override;

 private:
  void beginNextRung();

  const Space& space_;
  Random random_;
  std::vector<Rung> rungs_;
  std::vector<SpacePoint> points_;  ///< by trial
  std::vector<double> losses_;      ///< by trial, of its last rung
  std::vector<Index> trials_;       ///< of this rung
  std::size_t rung_ = 0;
  std::size_t proposed_ = 0;  ///< of this rung
  std::size_t awaited_ = 0;   ///< proposed on this rung and not learned
};

/// How many trials a budget allows: as it says, or as many as the updates suffice for.
Index halvingTrials(const Sweep& sweep);

}  // namespace gradlab
