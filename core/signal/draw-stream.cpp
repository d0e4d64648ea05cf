#include "core/signal/draw-stream.h"

#include <algorithm>
#include <iterator>

namespace gradlab {

void DrawStream::choose(std::uint64_t seed) {
  if (chosen_ && seed == seed_) return;
  chosen_ = true;
  seed_ = seed;
  drawn_ = 0;
  known_ = {{0, Random(seed, Stream::weights)}};
}

const double* DrawStream::read(Index from, Index count) {
  if (from + count <= mostStored_) {
    keep(from + count);
    if (from % 2 == 0) return stored_.data() + from;
  }
  if (scratch_.size() < count) scratch_ = Buffer<double>(count);
  if (from + count <= mostStored_)
    std::copy_n(stored_.data() + from, count, scratch_.data());
  else
    drawInto(scratch_.data(), from, count);
  return scratch_.data();
}

void DrawStream::keep(Index count) {
  if (count <= drawn_) return;
  if (stored_.size() < count) {
    Buffer<double> larger(std::min(mostStored_, std::max(count, 2 * stored_.size())));
    std::copy_n(stored_.data(), drawn_, larger.data());
    stored_ = std::move(larger);
  }
  drawInto(stored_.data() + drawn_, drawn_, count - drawn_);
  drawn_ = count;
}

void DrawStream::drawInto(double* numbers, Index from, Index count) {
  const auto [place, state] = *std::prev(known_.upper_bound(from));
  Random random = state;
  for (Index skipped = place; skipped < from; ++skipped) draw(draws_, random);
  for (Index i = 0; i < count; ++i) numbers[i] = draw(draws_, random);
  known_.insert_or_assign(from + count, random);
}

}  // namespace gradlab
