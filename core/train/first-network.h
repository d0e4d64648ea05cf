#pragma once

#include <vector>

#include "core/data/prepared.h"
#include "core/experiment/experiment.h"
#include "core/nn/network.h"
#include "core/optim/optimizer.h"
#include "core/optim/parametrization.h"

namespace gradlab {

/// The settings of the network of an experiment, for the features and classes of `data`.
NetworkSettings networkSettings(const Experiment& experiment, const Prepared& data, WidthParts parts = {});

/// Sets the first weights and biases from the seed of the experiment.
void setFirstWeights(const Experiment& experiment, Network<float>& network, WidthParts parts = {});

/// The factors of the learning rate for each part of the parameters: 1 for all in the standard parametrization.
std::vector<RateGroup> rateGroups(const Experiment& experiment, const Network<float>& network, WidthParts parts = {});

}  // namespace gradlab
