#include "core/signal/predict.h"

#include <cmath>

#include "core/init/initializer.h"
#include "core/signal/normal-means.h"

namespace gradlab {

std::optional<std::vector<SignalPrediction>> predict(const SignalSettings& settings) {
  if (settings.normalization != "none") return std::nullopt;
  const double variance = settings.inputStd * settings.inputStd;
  std::vector<SignalPrediction> predictions{{.mean = settings.inputMean,
                                             .variance = variance,
                                             .secondMoment = variance + settings.inputMean * settings.inputMean,
                                             .gradSecondMoment = 1}};
  std::vector<double> backward{1};
  NormalMeans means(settings.activation);
  for (std::size_t layer = 1; layer < settings.widths.size(); ++layer) {
    const Index inputs = settings.widths[layer - 1], units = settings.widths[layer];
    const auto drawn = varianceOf(settings.scheme, settings.init, units, inputs);
    if (!drawn) return std::nullopt;
    const double q = static_cast<double>(inputs) * drawn->weight * predictions.back().secondMoment +
                     (settings.biases ? drawn->bias : 0);
    const ActivationMeans of = means.at(q);
    predictions.push_back({.mean = of.value,
                           .variance = of.square - of.value * of.value,
                           .secondMoment = of.square,
                           .gradSecondMoment = 1});
    backward.push_back(static_cast<double>(units) * drawn->weight * of.slopeSquare);
  }
  for (std::size_t layer = predictions.size() - 1; layer > 0; --layer)
    predictions[layer - 1].gradSecondMoment = predictions[layer].gradSecondMoment * backward[layer];
  return predictions;
}

}  // namespace gradlab
