#pragma once

#include <map>

#include "core/init/draws.h"
#include "core/matrix/buffer.h"
#include "core/matrix/random.h"

namespace gradlab {

/// The draws of one stream of random numbers, by their position. Schemes with the same distribution use the same draws,
/// scaled, and drawing takes longer than scaling: so the first `mostStored` draws are cached, independently of the
/// layers that use them. Later ones are drawn again, from the nearest position where the state of the stream is known.
class DrawStream {
 public:
  DrawStream(Draws draws, Index mostStored) : draws_(draws), mostStored_(mostStored) {}

  /// Chooses the stream of a seed; a new seed empties the cache.
  void choose(std::uint64_t seed);

  /// `count` draws from position `from` on, aligned to 16 bytes and padded like a Buffer; valid until the next call.
  const double* read(Index from, Index count);

 private:
  void keep(Index count);
  void drawInto(double* numbers, Index from, Index count);

  Draws draws_;
  Index mostStored_;
  std::uint64_t seed_ = 0;
  bool chosen_ = false;
  Buffer<double> stored_, scratch_;
  Index drawn_ = 0;  ///< the number of draws in `stored_`
  std::map<Index, Random> known_;
};

}  // namespace gradlab
