#pragma once

#include <vector>

#include "core/matrix/buffer.h"
#include "core/matrix/random.h"

namespace gradlab {

/// The weights of the scheme `orthogonal`, layer after layer from one stream of random numbers. They take long to make,
/// so they are cached for the next network of the same seed, up to `mostStored` numbers; the others are made again.
class Rotations {
 public:
  explicit Rotations(Index mostStored) : mostStored_(mostStored) {}

  /// `widths` as in SignalSettings. Layers that the network shares with the one before stay cached.
  void choose(std::uint64_t seed, const std::vector<Index>& widths);

  /// The weights of a layer, counted from 1, transposed (inputs x units); valid until the next call. The first read of
  /// a layer must follow that of the layer before; later reads may come in any order.
  ConstView<double> read(std::size_t layer);

 private:
  struct Layer {
    Random before;
    Buffer<double> turned;  ///< empty if it is not cached
  };

  Index mostStored_;
  std::uint64_t seed_ = 0;
  std::vector<Index> widths_;
  std::vector<Layer> layers_;
  Random random_{0, Stream::weights};  ///< its state after the last known layer
  Buffer<double> scratch_;
};

}  // namespace gradlab
