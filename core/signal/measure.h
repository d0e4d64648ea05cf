#pragma once

#include "core/signal/propagate.h"

namespace gradlab {

/// The mean of the squares of all elements.
double meanSquare(ConstView<double> numbers);

/// The measurements of the activations of a layer (units x samples); pre-activations and gradient stay empty.
SignalLayer measure(ConstView<double> activations, Index bins);

}  // namespace gradlab
