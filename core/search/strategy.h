#pragma once

#include <memory>
#include <optional>

#include "core/search/space.h"
#include "core/search/sweep.h"

namespace gradlab {

/// A trial that a strategy proposes: a point, trained up to `steps` updates. `rung` is that of halving.
struct Proposal {
  Index trial;
  SpacePoint point;
  std::optional<Index> rung;
  Index begun = 0;             ///< updates of the rung before, which need not be repeated
  std::optional<Index> steps;  ///< empty: those of the document of the trial
};

/// A strategy proposes trials; the caller trains them and returns the results. The proposals depend only on the
/// document and the results, not on the order in which the results arrive.
class Strategy {
 public:
  Strategy() = default;
  Strategy(const Strategy&) = delete;
  Strategy& operator=(const Strategy&) = delete;
  virtual ~Strategy() = default;

  /// The next proposal. Nothing while it waits for results; if none are pending, nothing means the end.
  virtual std::optional<Proposal> propose() = 0;

  /// The result of a proposed trial: lower is better, infinity for one that diverged or was refused.
  virtual void learn(Index trial, double loss) = 0;
};

/// Makes the strategy of a sweep, which must outlive it.
std::unique_ptr<Strategy> makeStrategy(const Sweep& sweep);

}  // namespace gradlab
