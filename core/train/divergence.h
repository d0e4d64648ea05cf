#pragma once

#include <string_view>

#include "core/matrix/types.h"

namespace gradlab {

/// The first value that was not finite, in the order of a step: activations from the first layer on, the loss,
/// gradients from the last layer back, the state of the optimizer, parameters.
struct Divergence {
  Index step;                  ///< the update that failed, counted from 1
  Index layer;                 ///< from 0; the last one is the output
  std::string_view parameter;  ///< weight, bias, scale or shift; for an activation or the loss, the weight of its layer
  std::string_view quantity;   ///< activation, loss, gradient, optimizer-state or parameter
  double lr;                   ///< the rate of that step
};

}  // namespace gradlab
