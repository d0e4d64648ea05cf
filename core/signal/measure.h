#pragma once

#include "core/signal/propagate.h"

namespace gradlab {

/// The mean of the squares.
double meanSquare(const Matrix<double>& numbers);

/// Everything about a layer's activations (units x samples); pre-activations and gradient are left open.
SignalLayer measure(const Matrix<double>& activations, Index bins);

}  // namespace gradlab
