#pragma once

#include <vector>

#include "core/matrix/buffer.h"
#include "core/signal/draw-stream.h"
#include "core/signal/rotations.h"
#include "core/signal/settings.h"

namespace gradlab {

/// The first weights of a network, layer after layer from one stream of random numbers, as `initialize` draws them. The
/// draws are cached between networks: while a slider moves, the same draws are scaled.
class SignalWeights {
 public:
  /// The default number of cached numbers of each kind: 32 MiB.
  static constexpr Index usuallyStored = 32 * 1024 * 1024 / sizeof(double);

  explicit SignalWeights(Index mostStored = usuallyStored)
      : normal_(Draws::normal, mostStored), uniform_(Draws::uniform, mostStored), rotations_(mostStored) {}

  /// W (units x inputs) is `scale` times the transpose of `turned` (inputs x units).
  struct Layer {
    ConstView<double> turned;
    double scale;
    std::vector<double> bias;  ///< one for each unit; empty if all are 0
  };

  void choose(const SignalSettings& settings);

  /// A layer, counted from 1; valid until the next call. The first read of a layer must follow that of the layer
  /// before.
  Layer read(std::size_t layer);

 private:
  Layer scaledDraws(std::size_t layer, Draws draws);
  const double* ones(Index count);

  SignalSettings settings_{};
  DrawStream normal_, uniform_;
  Rotations rotations_;
  Buffer<double> ones_;
};

}  // namespace gradlab
