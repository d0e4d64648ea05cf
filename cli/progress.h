#pragma once

#include <chrono>
#include <optional>

#include "core/search/study.h"

namespace gradlab::cli {

/// How far a sweep is, on one line of standard error that is written over: only where that is a terminal.
class Progress {
 public:
  Progress(const Sweep& sweep, Index shard, Index shards, std::size_t known);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add(const Row& row);

 private:
  void show();

  bool shown_;
  Extent extent_{};
  bool higherIsBetter_;
  Index trainings_;
  std::size_t rows_;
  std::size_t diverged_ = 0;
  double updates_ = 0;  ///< of this run
  std::optional<double> best_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now(), last_{};
};

}  // namespace gradlab::cli
