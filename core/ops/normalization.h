#pragma once

namespace gradlab {

/// Added to a variance before its root is taken, as PyTorch's layers do.
constexpr double normalizationEpsilon = 1e-5;

/// The share of a batch in the running statistics of batch normalization.
constexpr double batchNormMomentum = 0.1;

}  // namespace gradlab
