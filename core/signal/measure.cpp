#include "core/signal/measure.h"

#include <algorithm>

namespace gradlab {

double meanSquare(ConstView<double> numbers) {
  double sum = 0;
  for (const double number : numbers.reshaped()) sum += number * number;
  return sum / static_cast<double>(numbers.size());
}

SignalLayer measure(ConstView<double> activations, Index bins) {
  const Index units = activations.rows(), samples = activations.cols();
  SignalLayer layer{
      .activation = distribution(std::span(activations.data(), static_cast<std::size_t>(activations.size())), bins),
      .preactivation = {}};
  layer.secondMoment = meanSquare(activations);

  std::vector<double> mean(static_cast<std::size_t>(units), 0), square(mean);
  std::vector<bool> alive(static_cast<std::size_t>(units), false);
  const auto each = [&](auto visit) {
    for (Index sample = 0; sample < samples; ++sample)
      for (Index unit = 0; unit < units; ++unit) visit(static_cast<std::size_t>(unit), activations(unit, sample));
  };
  each([&](std::size_t unit, double value) {
    mean[unit] += value / static_cast<double>(samples);
    if (value != 0) alive[unit] = true;
  });
  each([&](std::size_t unit, double value) { square[unit] += (value - mean[unit]) * (value - mean[unit]); });
  for (const double sum : square) layer.unitVariance += sum / static_cast<double>(activations.size());
  layer.dead = static_cast<double>(std::count(alive.begin(), alive.end(), false)) / static_cast<double>(units);
  for (Index sample = 0; sample < samples; ++sample) {
    const auto column = activations.col(sample);
    const auto [low, high] = std::minmax_element(column.begin(), column.end());
    layer.spread = std::max(layer.spread, *high - *low);
  }
  return layer;
}

}  // namespace gradlab
