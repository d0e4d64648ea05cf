#include "core/signal/propagate.h"

#include <algorithm>
#include <optional>
#include <span>

#include "core/signal/layer-tape.h"
#include "core/signal/measure.h"

namespace gradlab {

namespace {

Matrix<double> normals(Index rows, Index cols, Random random) {
  Matrix<double> numbers(rows, cols);
  for (double& number : numbers.reshaped()) number = random.normal();
  return numbers;
}

}  // namespace

std::vector<SignalLayer> propagate(const SignalSettings& settings, SignalWeights& weights) {
  const std::vector<Index>& widths = settings.widths;
  const std::size_t depth = widths.size() - 1;
  const double scale = scaleOf(settings.scheme, settings.init);
  weights.choose(settings.scheme, settings.seed, widths);

  std::optional<LayerTape> tape;
  const auto enter = [&](std::size_t layer) {
    if (!tape || !tape->fits(widths[layer - 1], widths[layer]))
      tape.emplace(widths[layer - 1], widths[layer], settings.samples, settings.activation, settings.normalization);
    weights.read(layer, tape->weight(), tape->bias());
    tape->weight() *= scale;
    if (!settings.biases) tape->bias().setZero();
  };

  Matrix<double> signal = normals(widths[0], settings.samples, Random(settings.seed, Stream::data));
  for (double& number : signal.reshaped()) number = settings.inputMean + settings.inputStd * number;
  std::vector<SignalLayer> found{measure(signal, settings.bins)};
  // All that is kept of a layer: with it the way back need not multiply again.
  std::vector<Matrix<double>> linear(depth + 1);
  for (std::size_t layer = 1; layer <= depth; ++layer) {
    enter(layer);
    tape->input() = signal;
    tape->forward();
    linear[layer] = tape->linear();
    signal = tape->activation();
    found.push_back(measure(signal, settings.bins));
    const View<double> given = tape->preactivation();
    found[layer].preactivation = distribution(std::span<const double>(given.data(), static_cast<std::size_t>(given.size())), settings.bins);
  }

  Matrix<double> gradient = normals(widths[depth], settings.samples, Random(settings.seed, Stream::gradient));
  for (std::size_t layer = depth;; --layer) {
    found[layer].gradSecondMoment = meanSquare(gradient);
    if (layer == 0) return found;
    enter(layer);
    tape->linear() = linear[layer];
    tape->resume();
    tape->activationGradient() = gradient;
    tape->backward();
    gradient = tape->inputGradient();
  }
}

double bytesOf(const SignalSettings& settings) {
  double units = 0, most = 0, mostWeights = 0, weights = 0;
  for (std::size_t i = 0; i < settings.widths.size(); ++i) {
    const auto width = static_cast<double>(settings.widths[i]);
    units += width;
    most = std::max(most, width);
    if (i == 0) continue;
    const double size = width * static_cast<double>(settings.widths[i - 1]);
    weights += size;
    mostWeights = std::max(mostWeights, size);
  }
  // Input, linear map, normalization with its scratch, and activation, each with its adjoint; a gradient on its way.
  constexpr double onTheTape = 10;
  // As drawn, scaled, on the tape, turned; and those that are kept.
  constexpr double ofALayer = 4, mostKept = 8e6;
  return sizeof(double) *
         (static_cast<double>(settings.samples) * (units + onTheTape * most) + ofALayer * mostWeights + std::min(weights, mostKept));
}

}  // namespace gradlab
