#pragma once

#include "core/matrix/types.h"

namespace gradlab {

/// Added to a variance before its root is taken, as PyTorch's layers do.
constexpr double normalizationEpsilon = 1e-5;

/// The weight of a batch in the running statistics of batch normalization, as in PyTorch.
constexpr double batchNormMomentum = 0.1;

/// Added to 1 / sqrt(variance): 0, or NaN where the variance is infinite (an overflow). Without it 1 / sqrt(variance)
/// would be 0, all outputs would be equal, and the network would train on without an error.
template <class Variance>
auto orNaN(const Variance& variance) {
  return variance * 0;
}

/// The pullback of scale and shift after normalization, summed in the order of the samples.
template <class Scalar, class Into>
void pullScaleAndShift(ConstView<Scalar> normalized, ConstView<Scalar> dy, Into dScale, Into dShift) {
  for (const Into& into : {dScale, dShift})
    if (into.needed() && !into.adds()) into.target().setZero();
  for (Index j = 0; j < dy.cols(); ++j) {
    if (dScale.needed()) dScale.target() += dy.col(j).cwiseProduct(normalized.col(j));
    if (dShift.needed()) dShift.target() += dy.col(j);
  }
}

}  // namespace gradlab
