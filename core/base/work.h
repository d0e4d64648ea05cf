#pragma once

#include <cstdint>

namespace gradlab {

/// Long work, done a piece at a time, so that its caller can stop between two pieces.
class Work {
 public:
  virtual ~Work() = default;
  /// Does a piece of `size` units (at least 1); the unit of a work is steps, points or rows. Returns whether work is
  /// left.
  virtual bool advance(std::int64_t size) = 0;
};

/// Does all of the work.
inline void finish(Work& work) {
  constexpr std::int64_t whole = std::int64_t{1} << 40;
  while (work.advance(whole)) {
  }
}

}  // namespace gradlab
