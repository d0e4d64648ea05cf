#pragma once

#include <Eigen/Core>

namespace gradlab {

using Index = Eigen::Index;

/// Column-major, as everywhere in the core; in a batch each column is a sample.
template <class Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>;

/// A matrix in memory that the caller owns, starting on a 16-byte boundary. Alignment is part of the type because it
/// decides which elements Eigen takes four at a time, and therefore the last bit of a result.
template <class Scalar>
using View = Eigen::Map<Matrix<Scalar>, Eigen::Aligned16>;
template <class Scalar>
using ConstView = Eigen::Map<const Matrix<Scalar>, Eigen::Aligned16>;

/// The same memory, to be read only.
template <class Scalar>
ConstView<Scalar> readOnly(View<Scalar> view) {
  return {view.data(), view.rows(), view.cols()};
}

struct Shape {
  Index rows = 1;
  Index cols = 1;
  Index size() const { return rows * cols; }
  friend bool operator==(const Shape&, const Shape&) = default;
};

/// The size of a block, rounded up so that the next block starts on 16 bytes again.
template <class Scalar>
constexpr Index padded(Index size) {
  constexpr Index lanes = 16 / sizeof(Scalar);
  return (size + lanes - 1) / lanes * lanes;
}

}  // namespace gradlab
