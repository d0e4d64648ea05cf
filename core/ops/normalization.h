#pragma once

#include "core/matrix/types.h"

namespace gradlab {

/// Added to a variance before its root is taken, as PyTorch's layers do.
constexpr double normalizationEpsilon = 1e-5;

/// The share of a batch in the running statistics of batch normalization.
constexpr double batchNormMomentum = 0.1;

/// What is added to 1 / sqrt(variance): 0, or NaN where the variance is beyond the largest number. Its root would bring
/// everything to 0, and a network that sees nothing would train on in silence.
template <class Variance>
auto orNaN(const Variance& variance) {
  return variance * 0;
}

/// The pullback of scaling and shifting what was normalized, in the order of the samples.
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
