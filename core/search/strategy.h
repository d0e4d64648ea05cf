#pragma once

#include <memory>
#include <optional>

#include "core/search/space.h"
#include "core/search/sweep.h"

namespace gradlab {

/// What a strategy asks for: a point, trained up to `steps` updates. `rung` is that of halving.
struct Proposal {
  Index trial;
  SpacePoint point;
  std::optional<Index> rung;
  Index begun = 0;             ///< updates of an earlier rung, which need not be done again
  std::optional<Index> steps;  ///< nothing: as many as the trial's document says
};

/// A strategy proposes, somebody trains, results come back. What it proposes follows from the document and from the
/// results alone, whatever the order in which they come.
class Strategy {
 public:
  Strategy() = default;
  Strategy(const Strategy&) = delete;
  Strategy& operator=(const Strategy&) = delete;
  virtual ~Strategy() = default;

  /// The next one. Nothing when it waits for results, or, if none are on their way, when there are no more.
  virtual std::optional<Proposal> propose() = 0;

  /// What came of a trial that was proposed: lower is better, infinity for one that diverged or was refused.
  virtual void learn(Index trial, double loss) = 0;
};

/// The strategy that a document asks for.
std::unique_ptr<Strategy> makeStrategy(const Sweep& sweep);

}  // namespace gradlab
