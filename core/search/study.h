#pragma once

#include <memory>
#include <optional>

#include "core/experiment/own-data.h"
#include "core/search/row.h"
#include "core/search/strategy.h"
#include "core/search/trial-plan.h"

namespace gradlab {

/// What is to be trained for a proposal. `base` is the sweep's, with nothing left out.
TrialPlan planOf(const Sweep& sweep, const Value& base, const Proposal& proposal, OwnDataReader& reader);

/// A search while it goes on: it hands out plans, somebody trains, rows come back in any order. The page, the command
/// line and the ranks of a cluster are three callers of this. The plans and their order follow from the document and
/// the rows alone.
class Study {
 public:
  explicit Study(Sweep sweep);

  const Sweep& sweep() const { return sweep_; }

  /// The next plan. Nothing while results are awaited; when none are, or when a limit of the budget is reached, there
  /// are no more. (Of seconds the caller knows.)
  std::optional<TrialPlan> next();
  /// Whether a limit of the budget has been reached: next gives nothing more.
  bool isOver() const { return over_; }

  /// What came of a plan.
  void learn(const Row& row);

 private:
  Sweep sweep_;
  Value base_;
  OwnDataReader reader_;
  std::unique_ptr<Strategy> strategy_;
  double updates_ = 0;
  bool over_ = false;
};

/// How much a search would do: trials, and updates of all trainings. NaN where only running it can tell.
struct Extent {
  double trials;
  double updates;
};

/// Of the trials t with t mod shards = shard.
Extent extentOf(const Sweep& sweep, Index shard = 0, Index shards = 1);

}  // namespace gradlab
