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

/// A message between ranks: a line of JSON, and the snapshots that belong to it.
struct RankMessage {
  std::string text;
  std::vector<Snapshot> snapshots;
};

/// A plan as a message.
RankMessage planMessage(const TrialPlan& plan, std::size_t place, bool keep, std::vector<Snapshot> snapshots);

/// The training threads of a rank: `give` adds a plan, `result` returns a finished row. The thread that communicates
/// with the other ranks is not one of them.
class RankWork {
 public:
  /// `sweep` must outlive this.
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
