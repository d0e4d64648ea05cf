#pragma once

#include <vector>

#include "core/matrix/buffer.h"
#include "core/matrix/random.h"

namespace gradlab {

/// The weights of the scheme `orthogonal`, layer after layer from one stream of random numbers. Making them takes long,
/// so they are kept for the next network of the same seed, up to `mostStored` numbers; the others are made once more.
class Rotations {
 public:
  explicit Rotations(Index mostStored) : mostStored_(mostStored) {}

  /// `widths` as in SignalSettings. What a network shares with the one before stays known.
  void choose(std::uint64_t seed, const std::vector<Index>& widths);

  /// The weights of a layer, counted from 1, turned (inputs x units); valid until the next call. A layer is first asked
  /// for after the one before it, then in any order.
  ConstView<double> read(std::size_t layer);

 private:
  struct Layer {
    Random before;
    Buffer<double> turned;  ///< empty where it is not kept
  };

  Index mostStored_;
  std::uint64_t seed_ = 0;
  std::vector<Index> widths_;
  std::vector<Layer> layers_;
  Random random_{0, Stream::weights};  ///< after the last known layer
  Buffer<double> scratch_;
};

}  // namespace gradlab
