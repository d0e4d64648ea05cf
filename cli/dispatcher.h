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

/// The trials of a process: those t with t mod count = index.
struct Shard {
  Index index = 0;
  Index count = 1;
};

/// A trial to be trained, with the snapshots from which it continues.
struct Assignment {
  TrialPlan plan;
  std::size_t place;  ///< number of its row in this run, in the order of `take`
  std::vector<Snapshot> snapshots;
};

/// Distributes the trials of a study and takes the results. It knows the rows of the table, the trials of other shards,
/// and when to stop. Not thread-safe.
class Dispatcher {
 public:
  struct Settings {
    Shard shard;
    std::vector<Row> known;                              ///< rows of the table, which are not trained again
    std::function<bool(std::size_t, const Row&)> write;  ///< returns false if no further row can be written
    std::function<bool()> stops;                         ///< whether no further trial may begin
  };

  Dispatcher(Sweep sweep, Settings settings);

  const Sweep& sweep() const { return study_.sweep(); }

  /// The next trial. Nothing while results are pending, or if there are no more.
  std::optional<Assignment> take();
  /// The result of a trial, as the row that `rowOf` made.
  void finish(const Assignment& assignment, const Row& row, std::vector<Snapshot> snapshots);

  /// The number of trials without a result yet.
  std::size_t running() const { return running_; }
  /// Whether a later rung continues from the end of this one.
  bool keepsSnapshots(const TrialPlan& plan) const { return plan.rung && plan.steps < sweep().base.steps; }

  /// The first row of the table that differs from this search, as in `trial 2: ...`; empty if there is none.
  const std::string& strangeTrial() const { return strange_; }
  /// `isWhole`: whether the search is complete, and was not stopped. `isLeftOver`: whether the search did not ask for a
  /// row of the table, which a search with another budget wrote.
  bool isWhole() const { return whole_; }
  bool isLeftOver(const Row& row) const { return known_.contains({row.trial, row.rung.value_or(0)}); }
  bool couldWrite() const { return couldWrite_; }

 private:
  bool isOver() const;
  bool reuse(const TrialPlan& plan);
  void report(std::size_t place, const Row& row);

  Study study_;
  Settings settings_;
  std::map<std::pair<Index, Index>, Row>
      known_;  ///< by trial and rung: rows of the table that the search has not asked for yet
  std::map<Index, std::vector<Snapshot>> snapshots_;  ///< by trial
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::size_t places_ = 0;
  std::size_t running_ = 0;
  std::string strange_;
  bool whole_ = false;
  bool couldWrite_ = true;
};

}  // namespace gradlab::cli
