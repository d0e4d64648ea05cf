#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/search/study.h"
#include "core/search/train-trial.h"

namespace gradlab::cli {

/// What goes from rank to rank: a line of JSON, and the snapshots that belong to it.
struct RankMessage {
  std::string text;
  std::vector<Snapshot> snapshots;
};

/// A plan as a message, and the row that came of it.
RankMessage planMessage(const TrialPlan& plan, std::size_t place, bool keep, std::vector<Snapshot> snapshots);

/// The threads of a rank that trains: plans go in, rows come out. One thread speaks with the other ranks, and is not
/// among them.
class RankWork {
 public:
  /// `sweep` outlives this.
  RankWork(const Sweep& sweep, Index jobs);
  ~RankWork();
  RankWork(const RankWork&) = delete;
  RankWork& operator=(const RankWork&) = delete;

  void give(RankMessage plan);
  std::optional<RankMessage> result();

 private:
  void work();
  RankMessage done(const RankMessage& asked, class Datasets& datasets, OwnDataReader& reader) const;

  const Sweep& sweep_;
  Value base_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<RankMessage> plans_, results_;
  bool over_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace gradlab::cli
