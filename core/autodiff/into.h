#pragma once

#include <type_traits>

#include "core/matrix/types.h"

namespace gradlab {

/// Where a pullback writes its contribution to the adjoint of one input. The first contribution assigns, later ones
/// add; which of the two applies is planned once (`Tape::aim`), so no adjoint has to be zeroed first. Without an
/// adjoint (a constant) the expression is never evaluated.
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

/// The same for an input that was broadcast: the contributions of its copies are summed, column by column, and then
/// assigned or added. One loop serves all shapes: many ops broadcast, and their matrices are small.
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
