#include "cli/workers.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "cli/trials.h"

namespace gradlab::cli {

namespace {

/// Hands out trials to the threads and takes their results, one thread at a time.
class Counter {
 public:
  explicit Counter(Dispatcher& dispatcher) : dispatcher_(dispatcher) {}

  void work() {
    Datasets datasets;
    std::unique_lock lock(mutex_);
    for (;;) {
      std::optional<Assignment> assignment = dispatcher_.take();
      if (!assignment) {
        if (dispatcher_.running() == 0) break;
        changed_.wait(lock);
        continue;
      }
      // Waiting threads may find another trial before this one ends.
      changed_.notify_all();
      const bool keep = dispatcher_.keepsSnapshots(assignment->plan);
      lock.unlock();
      auto [row, snapshots] = runTrial(dispatcher_.sweep(), assignment->plan, assignment->snapshots, keep, datasets);
      lock.lock();
      dispatcher_.finish(*assignment, row, std::move(snapshots));
      changed_.notify_all();
    }
    changed_.notify_all();
  }

 private:
  Dispatcher& dispatcher_;
  std::mutex mutex_;
  std::condition_variable changed_;
};

}  // namespace

void runInThreads(Dispatcher& dispatcher, Index jobs) {
  Counter counter(dispatcher);
  std::vector<std::thread> threads;
  for (Index i = 1; i < jobs; ++i) threads.emplace_back([&] { counter.work(); });
  counter.work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace gradlab::cli
