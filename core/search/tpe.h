#pragma once

#include <optional>
#include <vector>

#include "core/search/parzen.h"
#include "core/search/random-search.h"

namespace gradlab {

/// A trial that a model has seen, and what came of it.
struct SeenTrial {
  Coordinates at;
  double loss;  ///< lower is better, infinity ranks last
};

/// Where to look next: of some candidates drawn where the best tenth of the finished trials lie, the one that is most
/// likely there compared with the others. `finished` and `running` in the order of their trials.
Coordinates mostPromising(const Space& space, const std::vector<SeenTrial>& finished,
                          const std::vector<Coordinates>& running, Index candidates, Random& random);

/// Tree-structured Parzen estimator (Bergstra and others, 2011), in batches: what is running counts among the worse
/// ones, so that a batch spreads. First some trials at random, as RandomSearch draws them.
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
