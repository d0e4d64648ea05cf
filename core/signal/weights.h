#pragma once

#include <vector>

#include "core/matrix/buffer.h"
#include "core/signal/draw-stream.h"
#include "core/signal/rotations.h"
#include "core/signal/settings.h"

namespace gradlab {

/// The first weights of a network, layer after layer from one stream of random numbers, as `initialize` draws them.
/// What was drawn is kept from network to network: while a slider moves, the same draws are scaled.
class SignalWeights {
 public:
  /// How many numbers are kept of each kind unless said otherwise: 32 MiB of them.
  static constexpr Index usuallyStored = 32 * 1024 * 1024 / sizeof(double);

  explicit SignalWeights(Index mostStored = usuallyStored)
      : normal_(Draws::normal, mostStored), uniform_(Draws::uniform, mostStored), rotations_(mostStored) {}

  /// W is `scale` times `turned` (inputs x units), turned.
  struct Layer {
    ConstView<double> turned;
    double scale;
    std::vector<double> bias;  ///< units; empty where all are 0
  };

  void choose(const SignalSettings& settings);

  /// A layer, counted from 1; valid until the next call. A layer is first asked for after the one before it.
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
