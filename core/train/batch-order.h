#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "core/matrix/random.h"
#include "core/matrix/types.h"

namespace gradlab {

/// Chooses the rows of the next mini-batch: each row once in an epoch, in a new order for each epoch. The last batch of
/// an epoch may be smaller; with `joinsSingle` (batch normalization), a single remaining row joins the batch before.
class BatchOrder {
 public:
  BatchOrder(Index rows, Index batchSize, bool joinsSingle, std::uint64_t seed)
      : rows_(rows),
        full_(std::min(batchSize, rows)),
        joinsSingle_(joinsSingle && full_ > 1),
        random_(seed, Stream::batches) {
    order_.resize(static_cast<std::size_t>(rows));
    beginEpoch();
  }

  std::span<const std::int32_t> next() {
    if (position_ == rows_) {
      ++epoch_;
      beginEpoch();
    }
    const std::span<const std::int32_t> batch(order_.data() + position_, static_cast<std::size_t>(sizeAt(position_)));
    position_ += static_cast<Index>(batch.size());
    return batch;
  }

  /// The batch sizes that occur: one or two.
  std::vector<Index> sizes() const {
    std::vector<Index> sizes;
    for (Index at = 0; at < rows_; at += sizeAt(at))
      if (std::find(sizes.begin(), sizes.end(), sizeAt(at)) == sizes.end()) sizes.push_back(sizeAt(at));
    return sizes;
  }

  Index batchesPerEpoch() const {
    const Index whole = rows_ / full_, rest = rows_ % full_;
    return whole + (rest > 1 || (rest == 1 && !joinsSingle_) ? 1 : 0);
  }

  /// The passes over the rows so far, as a fraction.
  double epochs() const {
    return static_cast<double>(epoch_) + static_cast<double>(position_) / static_cast<double>(rows_);
  }

  /// The state of a run in its epoch; `random` is the state of the random numbers at the beginning of the epoch, which
  /// determines its order.
  struct State {
    std::uint64_t random;
    Index epoch, position;
  };
  State state() const { return {start_.state, epoch_, position_}; }

  /// Whether a batch can begin or an epoch can end at this position.
  bool allows(const State& state) const {
    if (state.epoch < 0 || state.position < 0 || state.position > rows_) return false;
    return state.position == rows_ || (state.position % full_ == 0 && !(joinsSingle_ && rows_ - state.position == 1));
  }

  void restore(const State& state) {
    if (start_.state != state.random) {
      start_.state = state.random;
      random_.restore(start_);
      beginEpoch();
    }
    epoch_ = state.epoch;
    position_ = state.position;
  }

 private:
  Index sizeAt(Index position) const {
    const Index left = rows_ - position;
    return left < full_ || (joinsSingle_ && left == full_ + 1) ? left : full_;
  }

  void beginEpoch() {
    start_ = random_.state();
    std::iota(order_.begin(), order_.end(), 0);
    random_.shuffle(std::span(order_));
    position_ = 0;
  }

  Index rows_, full_;
  bool joinsSingle_;
  Random random_;
  Random::State start_{};
  std::vector<std::int32_t> order_;
  Index epoch_ = 0, position_ = 0;
};

}  // namespace gradlab
