#pragma once

#include <Eigen/Core>

namespace gradlab {

using Index = Eigen::Index;

/// Column-major, as everywhere in the core; a batch holds one sample a column.
template <class Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>;

/// A matrix in memory that somebody else owns, starting on a 16-byte boundary. Alignment is part of the type
/// because it decides which elements Eigen takes four at a time, and with that the last bit of a result.
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

/// How many scalars a block takes so that the next one starts on 16 bytes again.
template <class Scalar>
constexpr Index padded(Index size) {
  constexpr Index lanes = 16 / sizeof(Scalar);
  return (size + lanes - 1) / lanes * lanes;
}

}  // namespace gradlab
