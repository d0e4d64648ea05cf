#include "core/train/first-network.h"

#include "core/init/initializer.h"
#include "core/matrix/random.h"

namespace gradlab {

NetworkSettings networkSettings(const Experiment& experiment, const Prepared& data) {
  return {.inputs = data.train.x.rows(),
          .hidden = experiment.model.hidden,
          .outputs = data.classes.empty() ? 1 : static_cast<Index>(data.classes.size()),
          .activation = experiment.model.activation,
          .normalization = normalizationOf(experiment.model.normalization)};
}

void setFirstWeights(const Experiment& experiment, Network<float>& network) {
  Random random(experiment.seed, Stream::weights);
  const InitSettings settings{.std = experiment.init.std, .gain = experiment.init.gain};
  for (const Layer& layer : network.layers())
    initialize<float>(experiment.init.scheme, settings, random, network.value(layer.parameters[0]),
                      network.value(layer.parameters[1]));
}

}  // namespace gradlab
