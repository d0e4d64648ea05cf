#pragma once

#include <string_view>

#include "core/matrix/buffer.h"
#include "core/matrix/product.h"

namespace gradlab {

/// The matrix product a b.
template <class Scalar>
struct Matmul {
  static constexpr std::string_view name = "matmul", formula = "a b";

  Shape shape(Shape a, Shape b) {
    eigen_assert(a.cols == b.rows);
    turned_ = Buffer<Scalar>(a.size());
    return {a.rows, b.cols};
  }

  void forward(ConstView<Scalar> a, ConstView<Scalar> b, View<Scalar> y) const { multiply<Scalar>(a, plain(b), y); }

  /// da = dy b^T, db = a^T dy
  template <class Into>
  void pullback(ConstView<Scalar> a, ConstView<Scalar> b, ConstView<Scalar> dy, Into da, Into db) {
    if (da.wanted()) multiply<Scalar>(dy, transposed(b), da.target(), da.adds() ? Start::result : Start::zero);
    if (!db.wanted()) return;
    const View<Scalar> turned(turned_.data(), a.cols(), a.rows());
    transpose<Scalar>(a, turned);
    multiply<Scalar>({turned.data(), turned.rows(), turned.cols()}, plain(dy), db.target(), db.adds() ? Start::result : Start::zero);
  }

  void pushforward(ConstView<Scalar> a, ConstView<Scalar> b, ConstView<Scalar> ta, ConstView<Scalar> tb, View<Scalar> ty) const {
    multiply<Scalar>(ta, plain(b), ty);
    multiply<Scalar>(a, plain(tb), ty, Start::result);
  }

 private:
  Buffer<Scalar> turned_;  // a^T
};

}  // namespace gradlab
