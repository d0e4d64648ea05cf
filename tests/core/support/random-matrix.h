#pragma once

#include "core/matrix/random.h"
#include "core/matrix/types.h"

namespace gradlab {

/// Uniform numbers between low and high.
template <class Scalar>
Matrix<Scalar> randomMatrix(Random& random, Shape shape, double low = -2, double high = 2) {
  Matrix<Scalar> result(shape.rows, shape.cols);
  for (Index i = 0; i < result.size(); ++i) result(i) = static_cast<Scalar>(low + (high - low) * random.uniform());
  return result;
}

}  // namespace gradlab
