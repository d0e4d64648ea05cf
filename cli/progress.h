#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <vector>

#include "core/search/study.h"

namespace gradlab::cli {

/// The progress of a sweep, on one line of standard error that is overwritten; only on a terminal.
class Progress {
 public:
  /// `known`: rows that the table already has.
  Progress(const Sweep& sweep, Index shard, Index shards, const std::vector<Row>& known);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add(const Row& row);

 private:
  void count(const Row& row);
  void show();

  bool shown_;
  Extent extent_{};
  bool higherIsBetter_;
  Index trainings_;
  std::map<Index, Index> steps_;  ///< for each trial with a row, the updates of one of its trainings
  std::size_t diverged_ = 0;
  double updates_ = 0, known_ = 0;  ///< updates of all trainings, and of those that the table already had
  std::optional<double> best_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now(), last_{};
};

}  // namespace gradlab::cli
