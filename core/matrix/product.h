#pragma once

#include <cstdint>

#include "core/matrix/types.h"

namespace gradlab {

/// The value that the sums of a product start from: zero, the previous result, or a column added to each column.
enum class Start : std::uint8_t { zero, result, column };

/// The right factor in memory, plain or transposed, with the distances between neighbouring rows and columns.
template <class Scalar>
struct RightFactor {
  const Scalar* data;
  Index rows, cols;
  Index rowStep, colStep;
};

template <class Scalar>
RightFactor<Scalar> plain(ConstView<Scalar> b) {
  return {b.data(), b.rows(), b.cols(), 1, b.rows()};
}

template <class Scalar>
RightFactor<Scalar> transposed(ConstView<Scalar> b) {
  return {b.data(), b.cols(), b.rows(), b.rows(), 1};
}

/// c = a b + start, with a: m x k, b: k x n, c: m x n.
///
/// Each element is summed over k in ascending order whatever the shapes are, so a result does not depend on the
/// blocking, the CPU's caches or the number of its registers: the same bits natively and in WebAssembly. (Eigen's
/// products choose their order by all three.) `a` may be read up to 12 bytes past its end, which Buffer allows.
/// `column` (m scalars, padded like a Buffer) is used with Start::column only. c must not overlap a or b. In float, the
/// zeros of a factor with many of them are skipped in large products: the same result in less time.
template <class Scalar>
void multiply(ConstView<Scalar> a, RightFactor<Scalar> b, View<Scalar> c, Start start = Start::zero,
              const Scalar* column = nullptr);

extern template void multiply<float>(ConstView<float>, RightFactor<float>, View<float>, Start, const float*);
extern template void multiply<double>(ConstView<double>, RightFactor<double>, View<double>, Start, const double*);

}  // namespace gradlab
