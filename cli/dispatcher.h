#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/search/study.h"
#include "core/search/train-trial.h"

namespace gradlab::cli {

/// Which trials a process runs: those t with t mod count = index.
struct Shard {
  Index index = 0;
  Index count = 1;
};

/// A trial for somebody who trains, with the snapshots from which it can go on.
struct Assignment {
  TrialPlan plan;
  std::size_t place;  ///< in the order in which the rows of this run were asked for
  std::vector<Snapshot> snapshots;
};

/// Deals out the trials of a study and takes what came of them. Knows which rows are there already, which trials are
/// others', and when it is time to stop. Not for several threads at once.
class Dispatcher {
 public:
  struct Settings {
    Shard shard;
    std::vector<Row> known;                              ///< rows of the table, not to be trained again
    std::function<bool(std::size_t, const Row&)> write;  ///< false: no further row can be written
    std::function<bool()> stops;                         ///< whether no further trial is to begin
  };

  Dispatcher(Sweep sweep, Settings settings);

  const Sweep& sweep() const { return study_.sweep(); }

  /// The next plan. Nothing while results are awaited or when there are no more.
  std::optional<Assignment> take();
  /// What came of one, with the row that `rowOf` made of it.
  void finish(const Assignment& assignment, const Row& row, std::vector<Snapshot> snapshots);

  /// Trials that were taken and did not come back.
  std::size_t running() const { return running_; }
  /// Whether a later rung goes on from where this one ends.
  bool keepsSnapshots(const TrialPlan& plan) const { return plan.rung && plan.steps < sweep().base.steps; }

  /// In which a row of the table is not what this search gives that trial, as in `trial 2: ...`; empty when in nothing.
  const std::string& strangeTrial() const { return strange_; }
  /// Whether the search came to its own end, rather than being stopped; and whether a row of the table that was there
  /// is none of it: a search with another budget asked for it.
  bool isWhole() const { return whole_; }
  bool isLeftOver(const Row& row) const { return known_.contains({row.trial, row.rung.value_or(0)}); }
  bool couldWrite() const { return couldWrite_; }

 private:
  bool isOver() const;
  bool reuse(const TrialPlan& plan);
  void report(std::size_t place, const Row& row);

  Study study_;
  Settings settings_;
  std::map<std::pair<Index, Index>, Row> known_;      ///< by trial and rung, those that were not asked for yet
  std::map<Index, std::vector<Snapshot>> snapshots_;  ///< by trial
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::size_t places_ = 0;
  std::size_t running_ = 0;
  std::string strange_;
  bool whole_ = false;
  bool couldWrite_ = true;
};

}  // namespace gradlab::cli
