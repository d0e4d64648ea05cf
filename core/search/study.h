#pragma once

#include <memory>
#include <optional>

#include "core/experiment/own-data.h"
#include "core/search/row.h"
#include "core/search/strategy.h"
#include "core/search/trial-plan.h"

namespace gradlab {

/// The plan of the trainings for a proposal. `base` is the complete document of the base of the sweep.
TrialPlan planOf(const Sweep& sweep, const Value& base, const Proposal& proposal, OwnDataReader& reader);

/// A search in progress: it returns plans, the caller trains them, and rows come back in any order. The page, the
/// command line and the ranks of a cluster use it. The plans and their order depend only on the document and the rows.
class Study {
 public:
  explicit Study(Sweep sweep);

  const Sweep& sweep() const { return sweep_; }

  /// The next plan. Nothing while results are pending; if none are, or if a limit of the budget is reached, nothing
  /// means the end. (The caller checks the limit of seconds.)
  std::optional<TrialPlan> next();
  /// Whether a limit of the budget is reached, so that `next` returns nothing more.
  bool isOver() const { return over_; }

  /// The result of a plan.
  void learn(const Row& row);

 private:
  Sweep sweep_;
  Value base_;
  OwnDataReader reader_;
  std::unique_ptr<Strategy> strategy_;
  double updates_ = 0;
  bool over_ = false;
};

/// The extent of a search: trials, and updates of all trainings. NaN where it depends on the results.
struct Extent {
  double trials;
  double updates;
};

/// The extent of the trials t with t mod shards = shard.
Extent extentOf(const Sweep& sweep, Index shard = 0, Index shards = 1);

}  // namespace gradlab
