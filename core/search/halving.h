#pragma once

#include <vector>

#include "core/search/random-search.h"
#include "core/search/rungs.h"

namespace gradlab {

/// Successive halving (Jamieson and Talwalkar, 2016): many short trials at random points; the better ones continue. It
/// keeps to the budget, but the best trial may be lost early.
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
  std::vector<double> losses_;      ///< by trial, on its last rung
  std::vector<Index> trials_;       ///< trials of this rung
  std::size_t rung_ = 0;
  std::size_t proposed_ = 0;  ///< proposed on this rung
  std::size_t awaited_ = 0;   ///< proposed on this rung, result not learned yet
};

/// The number of trials of the first rung: as given by the budget, or as many as its updates suffice for.
Index halvingTrials(const Sweep& sweep);

}  // namespace gradlab
