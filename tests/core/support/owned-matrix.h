#pragma once

#include "core/matrix/buffer.h"
#include "core/matrix/types.h"

namespace gradlab {

/// A matrix in memory that meets the conditions of the product: aligned to 16 bytes, and readable past its end.
template <class Scalar>
struct Owned {
  explicit Owned(const Matrix<Scalar>& from) : buffer(from.size()), shape{from.rows(), from.cols()} { view() = from; }
  View<Scalar> view() { return {buffer.data(), shape.rows, shape.cols}; }
  ConstView<Scalar> constant() const { return {buffer.data(), shape.rows, shape.cols}; }
  Buffer<Scalar> buffer;
  Shape shape;
};

}  // namespace gradlab
