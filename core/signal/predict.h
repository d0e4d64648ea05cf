#pragma once

#include <optional>
#include <vector>

#include "core/signal/settings.h"

namespace gradlab {

/// The prediction of theory for a wide layer.
struct SignalPrediction {
  double mean, variance, secondMoment, gradSecondMoment;
};

/// The closed form (Glorot and Bengio, 2010; He et al., 2015; Poole et al., 2016): with independent weights of mean 0,
/// the pre-activations of a wide layer are normal with variance q = n_in Var(w) E[h^2] + Var(b), so E[h^2] and the
/// other numbers follow from integrals over one normal number; the mean square of the gradient is multiplied by n_out
/// Var(w) E[phi'(z)^2] on its way back. One entry for the input, then one for each layer. Nothing for weights that are
/// all equal, or with a normalization.
std::optional<std::vector<SignalPrediction>> predict(const SignalSettings& settings);

}  // namespace gradlab
