#pragma once

#include <vector>

#include "core/data/prepared.h"
#include "core/experiment/experiment.h"
#include "core/nn/network.h"
#include "core/optim/optimizer.h"
#include "core/optim/parametrization.h"

namespace gradlab {

/// The network of an experiment, for data of that many features and classes.
NetworkSettings networkSettings(const Experiment& experiment, const Prepared& data, WidthParts parts = {});

/// The weights that the experiment starts from, which its seed decides.
void setFirstWeights(const Experiment& experiment, Network<float>& network, WidthParts parts = {});

/// What the learning rate is multiplied by for each part of the parameters: 1 for all in the standard parametrization.
std::vector<RateGroup> rateGroups(const Experiment& experiment, const Network<float>& network, WidthParts parts = {});

}  // namespace gradlab
