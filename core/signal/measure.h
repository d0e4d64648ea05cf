#pragma once

#include "core/signal/propagate.h"

namespace gradlab {

/// The mean of the squares.
double meanSquare(ConstView<double> numbers);

/// Everything about a layer's activations (units x samples); pre-activations and gradient are left open.
SignalLayer measure(ConstView<double> activations, Index bins);

}  // namespace gradlab
