#include "core/train/first-network.h"

#include <cmath>

#include "core/init/initializer.h"
#include "core/matrix/random.h"

namespace gradlab {

namespace {

Role roleOf(const std::vector<Layer>& layers, const Layer& layer, const Parameter& parameter) {
  if (!layer.hidden) return parameter.name == "weight" ? Role::outputWeight : Role::outputBias;
  if (parameter.name != "weight") return Role::vector;
  return &layer == &layers.front() ? Role::inputWeight : Role::hiddenWeight;
}

}  // namespace

NetworkSettings networkSettings(const Experiment& experiment, const Prepared& data, WidthParts parts) {
  return {.inputs = data.train.x.rows(),
          .hidden = experiment.model.hidden,
          .outputs = data.classes.empty() ? 1 : static_cast<Index>(data.classes.size()),
          .activation = experiment.model.activation,
          .normalization = normalizationOf(experiment.model.normalization),
          .outputFactor = maximalUpdate(Role::outputWeight, experiment.model.widthRatio(), false, parts).sum};
}

void setFirstWeights(const Experiment& experiment, Network<float>& network, WidthParts parts) {
  Random random(experiment.seed, Stream::weights);
  for (const Layer& layer : network.layers()) {
    const Role role = roleOf(network.layers(), layer, layer.parameters[0]);
    const double variance = maximalUpdate(role, experiment.model.widthRatio(), false, parts).variance;
    initialize<float>(experiment.init.scheme,
                      {.std = experiment.init.std, .gain = experiment.init.gain * std::sqrt(variance)}, random,
                      network.value(layer.parameters[0]), network.value(layer.parameters[1]));
  }
}

std::vector<RateGroup> rateGroups(const Experiment& experiment, const Network<float>& network, WidthParts parts) {
  const bool scaleFree = findRule(experiment.optimizer.name)->scaleFree;
  std::vector<RateGroup> groups;
  for (const Layer& layer : network.layers())
    for (const Parameter& parameter : layer.parameters) {
      const Role role = roleOf(network.layers(), layer, parameter);
      const double factor = maximalUpdate(role, experiment.model.widthRatio(), scaleFree, parts).rate;
      if (groups.empty() || groups.back().factor != factor) groups.push_back({parameter.offset, 0, factor});
      groups.back().size = parameter.offset + padded<float>(parameter.shape.size()) - groups.back().from;
    }
  return groups;
}

}  // namespace gradlab
