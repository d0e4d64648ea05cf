#pragma once

#include "core/data/prepared.h"
#include "core/experiment/experiment.h"
#include "core/nn/network.h"

namespace gradlab {

/// The network of an experiment, for data of that many features and classes.
NetworkSettings networkSettings(const Experiment& experiment, const Prepared& data);

/// The weights that the experiment starts from, which its seed decides.
void setFirstWeights(const Experiment& experiment, Network<float>& network);

}  // namespace gradlab
