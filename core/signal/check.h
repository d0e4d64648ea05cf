#pragma once

#include "core/base/problem.h"
#include "core/base/value.h"
#include "core/signal/settings.h"

namespace gradlab {

struct CheckedSignal {
  SignalSettings settings;
  Problems problems;
};

/// The one place where a request for a signal is checked: {"scheme", "activation", "width", "depth", "samples", "seed",
/// "std", "gain", "inputMean", "inputStd", "normalization", "biases", "widths", "bins"}. Scheme and activation must be
/// given; everything else has defaults, and `widths` replaces width and depth.
CheckedSignal checkSignal(const Value& request);

}  // namespace gradlab
