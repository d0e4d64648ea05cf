#pragma once

#include <algorithm>
#include <string_view>

#include "core/matrix/buffer.h"
#include "core/matrix/product.h"
#include "core/matrix/transpose.h"
#include "core/ops/scaled.h"
#include "core/ops/written.h"

namespace gradlab {

/// The matrix product a b. A contribution that is added to an adjoint is summed by itself first, as in all ops: then
/// the sum has the same bits, whether its parts are displayed or not.
template <class Scalar>
struct Matmul {
  static constexpr std::string_view name = "matmul", formula = "a b";
  static constexpr Written written{.spelling = "@",
                                   .help = "The product of matrices.",
                                   .torch = "@",
                                   .numpy = "@",
                                   .tfjs = "tf.matMul($a, $b)",
                                   .jaxjs = "np.matmul($a, $b)",
                                   .pattern = Pattern::product};

  static double number(double a, double b) { return a * b; }

  Shape shape(Shape a, Shape b) {
    eigen_assert(a.cols == b.rows);
    turned_ = Buffer<Scalar>(a.size());
    product_ = Buffer<Scalar>(std::max({a.size(), b.size(), a.rows * b.cols}));
    return {a.rows, b.cols};
  }

  void forward(ConstView<Scalar> a, ConstView<Scalar> b, View<Scalar> y) const { multiply<Scalar>(a, plain(b), y); }

  /// da = dy b^T, db = a^T dy
  template <class Into>
  void pullback(ConstView<Scalar> a, ConstView<Scalar> b, ConstView<Scalar> dy, Into da, Into db) {
    if (da.needed()) into(dy, transposed(b), da.target(), da.adds());
    if (!db.needed()) return;
    transpose<Scalar>(a, {turned_.data(), a.cols(), a.rows()});
    into({turned_.data(), a.cols(), a.rows()}, plain(dy), db.target(), db.adds());
  }

  void pushforward(ConstView<Scalar> a, ConstView<Scalar> b, ConstView<Scalar> ta, ConstView<Scalar> tb,
                   View<Scalar> ty) {
    into(ta, plain(b), ty, false);
    into(a, plain(tb), ty, true);
  }

 private:
  void into(ConstView<Scalar> a, RightFactor<Scalar> b, View<Scalar> target, bool adds) {
    const View<Scalar> product(adds ? product_.data() : target.data(), target.rows(), target.cols());
    multiply<Scalar>(a, b, product);
    if constexpr (std::is_same_v<Scalar, double>)
      if (!product.allFinite()) scaledProduct(a, b, product);
    if (adds) target += product;
  }

  /// The same product with 0 times infinity = 0, for infinite slopes at the end of a domain (see `ScaledChange`).
  static void scaledProduct(ConstView<Scalar> a, RightFactor<Scalar> b, View<Scalar> product) {
    for (Index j = 0; j < b.cols; ++j)
      for (Index i = 0; i < a.rows(); ++i) {
        Scalar sum = 0;
        for (Index k = 0; k < a.cols(); ++k) sum += ScaledChange::apply(a(i, k), b.data[k * b.rowStep + j * b.colStep]);
        product(i, j) = sum;
      }
  }

  Buffer<Scalar> turned_;   // a^T
  Buffer<Scalar> product_;  // a product that is then added
};

}  // namespace gradlab
