#pragma once

#include "cli/dispatcher.h"

namespace gradlab::cli {

/// The processes that mpirun, or srun with an MPI library, started together: rank 0 reads, distributes and writes, the
/// others train. Without MPI, or alone, there is only rank 0.
class Ranks {
 public:
  /// Joins the other processes, if there are any.
  Ranks();
  /// Rank 0 tells the others to end, unless `serve` was called.
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  int size() const { return size_; }
  bool isHelper() const { return rank_ > 0; }
  /// The reason why these processes cannot work together; empty if they can.
  const char* complaint() const { return complaint_; }

  /// Rank 0: distributes the trials of the dispatcher to the others, up to `jobs` at a time to each.
  void serve(Dispatcher& dispatcher, Index jobs);
  /// The other ranks: train what rank 0 sends, until it sends the end.
  void help(Index jobs);

 private:
  int size_ = 1, rank_ = 0;
  [[maybe_unused]] bool served_ = false;  ///< used only with MPI
  const char* complaint_ = "";
};

}  // namespace gradlab::cli
