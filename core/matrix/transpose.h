#pragma once

#include "core/matrix/types.h"

namespace gradlab {

/// A matrix in memory of somebody else's: a column's elements side by side, columns `step` apart.
template <class Scalar>
struct Columns {
  Scalar* data;
  Index step;
};

/// to = from^T, with from: rows x cols. No element of the one may lie in the other.
template <class Scalar>
void transpose(Columns<const Scalar> from, Index rows, Index cols, Columns<Scalar> to);

/// The same for whole matrices.
template <class Scalar>
void transpose(ConstView<Scalar> from, View<Scalar> to) {
  eigen_assert(from.rows() == to.cols() && from.cols() == to.rows());
  transpose<Scalar>({from.data(), from.rows()}, from.rows(), from.cols(), {to.data(), to.rows()});
}

extern template void transpose<float>(Columns<const float>, Index, Index, Columns<float>);
extern template void transpose<double>(Columns<const double>, Index, Index, Columns<double>);

}  // namespace gradlab
