#pragma once

#include <type_traits>

#include "core/matrix/types.h"

namespace gradlab {

/// Where a pullback puts what it found for one of its inputs. The first contribution to an adjoint assigns, later
/// ones add; which it is was known when the tape was planned, so nothing has to be zeroed first. Where nobody asks
/// for the gradient (a constant), the expression is never evaluated.
template <class Scalar>
class Into {
 public:
  Into(Scalar* adjoint, Shape shape, bool adds) : adjoint_(adjoint), shape_(shape), adds_(adds) {}

  template <class Expression>
  void operator()(const Expression& contribution) const {
    if (adjoint_ == nullptr) return;
    if (adds_)
      target() += contribution.matrix();
    else
      target() = contribution.matrix();
  }

  bool needed() const { return adjoint_ != nullptr; }
  bool adds() const { return adds_; }
  View<Scalar> target() const { return {adjoint_, shape_.rows, shape_.cols}; }

 protected:
  Scalar* adjoint_;
  Shape shape_;
  bool adds_;
};

/// The same for an input that was broadcast: what came back for its copies is summed, column by column, and then
/// assigned or added. One loop for all shapes: these ops are many, and small where they are used.
template <class Scalar>
class IntoBroadcast : Into<Scalar> {
 public:
  using Into<Scalar>::Into;
  using Into<Scalar>::needed;

  template <class Expression>
  void operator()(const Expression& contribution) const {
    if (!needed()) return;
    const auto& all = contribution.derived();
    const Eigen::internal::evaluator<std::decay_t<decltype(all)>> element(all);
    const Index rowCopies = all.rows() / this->shape_.rows, columnCopies = all.cols() / this->shape_.cols;
    View<Scalar> target = this->target();
    for (Index column = 0; column < target.cols(); ++column)
      for (Index row = 0; row < target.rows(); ++row) {
        Scalar sum = 0;
        for (Index j = column; j < column + columnCopies; ++j)
          for (Index i = row; i < row + rowCopies; ++i) sum += element.coeff(i, j);
        target(row, column) = this->adds_ ? target(row, column) + sum : sum;
      }
  }
};

}  // namespace gradlab
