#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/search/study.h"
#include "core/search/train-job.h"

namespace gradlab::cli {

/// What goes from rank to rank: a line of JSON, and the snapshots that belong to it.
struct RankMessage {
  std::string text;
  std::vector<Snapshot> snapshots;
};

/// A job as a message, and the row that came of it.
RankMessage jobMessage(const Job& job, std::size_t place, bool keep, std::vector<Snapshot> snapshots);

/// The threads of a rank that trains: jobs go in, rows come out. One thread speaks with the other ranks, and is not
/// among them.
class RankWork {
 public:
  /// `sweep` outlives this.
  RankWork(const Sweep& sweep, Index jobs);
  ~RankWork();
  RankWork(const RankWork&) = delete;
  RankWork& operator=(const RankWork&) = delete;

  void give(RankMessage job);
  std::optional<RankMessage> result();

 private:
  void work();
  RankMessage done(const RankMessage& asked, class Datasets& datasets, OwnDataReader& reader) const;

  const Sweep& sweep_;
  Value base_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<RankMessage> jobs_, results_;
  bool over_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace gradlab::cli
