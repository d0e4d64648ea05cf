#pragma once

#include "core/matrix/types.h"

namespace gradlab {

/// 128 bits of scalars, which g++, clang and WebAssembly's SIMD all turn into one register.
template <class Scalar>
struct Lanes {
  static constexpr Index count = 16 / sizeof(Scalar);
  typedef Scalar Type __attribute__((vector_size(16)));
  typedef Scalar Unaligned __attribute__((vector_size(16), aligned(alignof(Scalar)), may_alias));
  static Type load(const Scalar* from) { return *reinterpret_cast<const Unaligned*>(from); }
  /// Loads the first `some` lanes, 1 <= some < count; the others are zero.
  static Type load(const Scalar* from, Index some) {
    Type lanes{from[0]};
    if constexpr (count == 4) {
      if (some > 1) lanes[1] = from[1];
      if (some > 2) lanes[2] = from[2];
    }
    return lanes;
  }
  static Type splat(Scalar value) {
    if constexpr (count == 4)
      return Type{value, value, value, value};
    else
      return Type{value, value};
  }
  static void store(Scalar* to, Type lanes) { *reinterpret_cast<Unaligned*>(to) = lanes; }
  /// Stores the first `some` lanes, 1 <= some < count.
  static void store(Scalar* to, Type lanes, Index some) {
    to[0] = lanes[0];
    if constexpr (count == 4) {
      if (some > 1) to[1] = lanes[1];
      if (some > 2) to[2] = lanes[2];
    }
  }
};

}  // namespace gradlab
