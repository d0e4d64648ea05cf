#include "core/signal/weights.h"

#include <algorithm>

#include "core/init/initializer.h"

namespace gradlab {

void SignalWeights::choose(const SignalSettings& settings) {
  settings_ = settings;
  const auto draws = drawsOf(settings.scheme);
  if (draws == Draws::normal) normal_.choose(settings.seed);
  if (draws == Draws::uniform) uniform_.choose(settings.seed);
  if (settings.scheme == "orthogonal") rotations_.choose(settings.seed, settings.widths);
}

SignalWeights::Layer SignalWeights::read(std::size_t layer) {
  if (const auto draws = drawsOf(settings_.scheme)) return scaledDraws(layer, *draws);
  const auto& [std, gain] = settings_.init;
  if (settings_.scheme == "orthogonal") return {.turned = rotations_.read(layer), .scale = gain, .bias = {}};
  const Index inputs = settings_.widths[layer - 1], units = settings_.widths[layer];
  return {.turned = {ones(inputs * units), inputs, units},
          .scale = settings_.scheme == "zeros" ? 0 : gain * std,
          .bias = {}};
}

SignalWeights::Layer SignalWeights::scaledDraws(std::size_t layer, Draws draws) {
  DrawStream& stream = draws == Draws::normal ? normal_ : uniform_;
  const std::vector<Index>& widths = settings_.widths;
  const auto variance = [&](std::size_t of) {
    return *varianceOf(settings_.scheme, settings_.init, widths[of], widths[of - 1]);
  };
  Index from = 0;
  for (std::size_t before = 1; before < layer; ++before)
    from += widths[before] * (widths[before - 1] + (variance(before).bias > 0 ? 1 : 0));
  const Index inputs = widths[layer - 1], units = widths[layer], size = inputs * units;
  const auto [ofWeight, ofBias] = variance(layer);
  std::vector<double> bias;
  if (ofBias > 0) {
    // Drawn even if it is not used: the draws of the next layer come after it.
    const double* const drawn = stream.read(from + size, units);
    if (settings_.biases)
      for (Index unit = 0; unit < units; ++unit) bias.push_back(spreadOf(draws, ofBias) * drawn[unit]);
  }
  return {.turned = {stream.read(from, size), inputs, units}, .scale = spreadOf(draws, ofWeight), .bias = bias};
}

const double* SignalWeights::ones(Index count) {
  if (ones_.size() < count) {
    ones_ = Buffer<double>(count);
    std::fill_n(ones_.data(), count, 1.0);
  }
  return ones_.data();
}

}  // namespace gradlab
