#pragma once

#include <string_view>

#include "core/matrix/buffer.h"
#include "core/matrix/product.h"
#include "core/matrix/transpose.h"

namespace gradlab {

/// W x + b for a batch: weight units x inputs, one sample a column of x, bias a column. Bias and product are one node,
/// because a network is made of layers, and because the bias then costs no time: the sums start from it.
template <class Scalar>
struct Linear {
  static constexpr std::string_view name = "linear", formula = "W x + b";

  Shape shape(Shape weight, Shape x, Shape bias) {
    eigen_assert(weight.cols == x.rows && bias == (Shape{weight.rows, 1}));
    turned = Buffer<Scalar>(padded<Scalar>(weight.size()));
    (void)bias;
    return {weight.rows, x.cols};
  }

  void forward(ConstView<Scalar> weight, ConstView<Scalar> x, ConstView<Scalar> bias, View<Scalar> y) const {
    multiply<Scalar>(weight, plain(x), y, Start::column, bias.data());
  }

  template <class Into>
  void pullback(ConstView<Scalar> weight, ConstView<Scalar> x, ConstView<Scalar> /*bias*/, ConstView<Scalar> dy,
                Into dWeight, Into dx, Into dBias) {
    if (dWeight.needed())
      multiply<Scalar>(dy, transposed(x), dWeight.target(), dWeight.adds() ? Start::result : Start::zero);
    dBias(dy.rowwise().sum());
    if (!dx.needed()) return;
    transpose<Scalar>(weight, {turned.data(), weight.cols(), weight.rows()});
    multiply<Scalar>({turned.data(), weight.cols(), weight.rows()}, plain(dy), dx.target(),
                     dx.adds() ? Start::result : Start::zero);
  }

  void pushforward(ConstView<Scalar> weight, ConstView<Scalar> x, ConstView<Scalar> /*bias*/, ConstView<Scalar> tWeight,
                   ConstView<Scalar> tx, ConstView<Scalar> tBias, View<Scalar> ty) {
    multiply<Scalar>(weight, plain(tx), ty, Start::column, tBias.data());
    multiply<Scalar>(tWeight, plain(x), ty, Start::result);
  }

  Buffer<Scalar>
      turned;  // W^T, computed again in each backward pass: the product kernel reads its left factor by columns
};

}  // namespace gradlab
