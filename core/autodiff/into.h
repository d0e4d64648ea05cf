#pragma once

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

  bool wanted() const { return adjoint_ != nullptr; }
  bool adds() const { return adds_; }
  View<Scalar> target() const { return {adjoint_, shape_.rows, shape_.cols}; }

 protected:
  Scalar* adjoint_;
  Shape shape_;
  bool adds_;
};

/// The same for an input that was broadcast: what came back for its copies is summed.
template <class Scalar>
class IntoBroadcast : Into<Scalar> {
 public:
  using Into<Scalar>::Into;
  using Into<Scalar>::wanted;

  template <class Expression>
  void operator()(const Expression& contribution) const {
    if (!wanted()) return;
    auto&& all = contribution.matrix();
    const Into<Scalar>& sum = *this;
    const bool rows = this->shape_.rows == all.rows(), cols = this->shape_.cols == all.cols();
    if (rows && cols)
      sum(all);
    else if (rows)
      sum(all.rowwise().sum());
    else if (cols)
      sum(all.colwise().sum());
    else
      sum(View<Scalar>::PlainObject::Constant(1, 1, all.sum()));
  }
};

}  // namespace gradlab
