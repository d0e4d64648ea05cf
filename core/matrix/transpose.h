#pragma once

#include "core/matrix/types.h"

namespace gradlab {

/// A matrix in memory that the caller owns: each column contiguous, columns `step` apart.
template <class Scalar>
struct Columns {
  Scalar* data;
  Index step;
};

/// to = from^T, with from: rows x cols. The two must not overlap.
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
