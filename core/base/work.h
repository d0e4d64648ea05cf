#pragma once

#include <cstdint>

namespace gradlab {

/// Work that takes long, done a piece at a time, so that its caller can stop between two pieces.
class Work {
 public:
  virtual ~Work() = default;
  /// Does a piece of `size` (at least 1) of what this work counts in: steps, points, rows. Whether something is left.
  virtual bool advance(std::int64_t size) = 0;
};

/// All of it.
inline void finish(Work& work) {
  constexpr std::int64_t whole = std::int64_t{1} << 40;
  while (work.advance(whole)) {
  }
}

}  // namespace gradlab
