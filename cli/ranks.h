#pragma once

#include "cli/dispatcher.h"

namespace gradlab::cli {

/// The processes that mpirun, or srun with a library of MPI, started together: rank 0 reads, asks and writes, the
/// others train. Without MPI, or alone, there is one.
class Ranks {
 public:
  /// Joins the others, if this process was started as one of several.
  Ranks();
  /// Rank 0 lets the others end, if it did not come to `serve`.
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  int size() const { return size_; }
  bool isHelper() const { return rank_ > 0; }
  /// Why these processes cannot work together; empty when they can.
  const char* complaint() const { return complaint_; }

  /// Rank 0: has the others train what the dispatcher has, each that many trials at a time.
  void serve(Dispatcher& dispatcher, Index jobs);
  /// The others: train what rank 0 sends, until it says that it is over.
  void help(Index jobs);

 private:
  int size_ = 1, rank_ = 0;
  [[maybe_unused]] bool served_ = false;  ///< only where there is MPI
  const char* complaint_ = "";
};

}  // namespace gradlab::cli
