#pragma once

#include <map>

#include "core/init/draws.h"
#include "core/matrix/buffer.h"
#include "core/matrix/random.h"

namespace gradlab {

/// The draws of one stream of random numbers, by their place in it. The weights of all schemes that draw alike are the
/// same draws scaled, and drawing takes longer than what is done with them: the first `mostStored` are kept, whatever
/// layers they are cut into. Later ones are drawn once more, from the nearest place where the state of the stream is
/// known.
class DrawStream {
 public:
  DrawStream(Draws draws, Index mostStored) : draws_(draws), mostStored_(mostStored) {}

  /// Another seed is another stream.
  void choose(std::uint64_t seed);

  /// `count` draws from that place on, on 16 bytes and padded like a Buffer; valid until the next call.
  const double* read(Index from, Index count);

 private:
  void keep(Index count);
  void drawInto(double* numbers, Index from, Index count);

  Draws draws_;
  Index mostStored_;
  std::uint64_t seed_ = 0;
  bool chosen_ = false;
  Buffer<double> stored_, scratch_;
  Index drawn_ = 0;  ///< how many of `stored_` are there
  std::map<Index, Random> known_;
};

}  // namespace gradlab
