#pragma once

#include <optional>
#include <vector>

#include "core/search/parzen.h"
#include "core/search/random-search.h"

namespace gradlab {

/// A finished trial, and its result.
struct SeenTrial {
  Coordinates at;
  double loss;  ///< lower is better, infinity ranks last
};

/// The next point. Candidates are drawn from the density of the best tenth of the finished trials (at most 25); of
/// these, the one with the largest ratio of that density to the density of the other trials is chosen. `finished` and
/// `running` are in the order of their trials.
Coordinates mostPromising(const Space& space, const std::vector<SeenTrial>& finished,
                          const std::vector<Coordinates>& running, Index candidates, Random& random);

/// Tree-structured Parzen estimator (Bergstra and others, 2011), in batches. Running trials count as bad ones, so that
/// a batch spreads out. The first trials are random, as in RandomSearch.
class TpeSearch final : public Strategy {
 public:
  explicit TpeSearch(const Sweep& sweep);

  std::optional<Proposal> propose() override;
  void learn(Index trial, double loss) override;

 private:
  const Space& space_;
  Index startup_, candidates_, batch_;
  Random random_;
  std::vector<Coordinates> points_;            ///< by trial
  std::vector<std::optional<double>> losses_;  ///< by trial
  Index awaited_ = 0;
};

}  // namespace gradlab
