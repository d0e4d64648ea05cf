#include "core/expression/jacobian.h"

#include <algorithm>
#include <cmath>

#include "core/matrix/product.h"
#include "core/matrix/random.h"
#include "core/matrix/transpose.h"
#include "core/ops/tanh.h"

namespace gradlab {

JacobianProblem::JacobianProblem(Index inputs, Index outputs, std::uint64_t seed)
    : inputs_(inputs),
      outputs_(outputs),
      weight_(inputs * outputs),
      turned_(inputs * outputs),
      y_(outputs),
      start_(std::max(inputs, outputs)),
      middle_(outputs),
      end_(std::max(inputs, outputs)) {
  Random random(seed, Stream::weights);
  const double std = std::sqrt(1 / static_cast<double>(inputs));
  for (double& weight : weight_.span()) weight = std * random.normal();
  Buffer<double> x(inputs);
  for (double& value : x.span()) value = random.normal();
  const ConstView<double> w(weight_.data(), outputs, inputs);
  transpose<double>(w, {turned_.data(), inputs, outputs});
  View<double> z(middle_.data(), outputs, 1);
  multiply<double>(w, plain(ConstView<double>(x.data(), inputs, 1)), z);
  Tanh::forward(ConstView<double>(middle_.data(), outputs, 1), View<double>(y_.data(), outputs, 1));
}

void JacobianProblem::backwards(Index row, double* gradient) {
  std::fill_n(start_.data(), outputs_, 0.0);
  start_.data()[row] = 1;
  for (Index i = 0; i < outputs_; ++i) middle_.data()[i] = start_.data()[i] * (1 - y_.data()[i] * y_.data()[i]);
  multiply<double>({turned_.data(), inputs_, outputs_}, plain(ConstView<double>(middle_.data(), outputs_, 1)),
                   {end_.data(), inputs_, 1});
  std::copy_n(end_.data(), inputs_, gradient);
}

void JacobianProblem::forwards(Index column, double* tangent) {
  std::fill_n(start_.data(), inputs_, 0.0);
  start_.data()[column] = 1;
  multiply<double>({weight_.data(), outputs_, inputs_}, plain(ConstView<double>(start_.data(), inputs_, 1)),
                   {middle_.data(), outputs_, 1});
  for (Index i = 0; i < outputs_; ++i) tangent[i] = middle_.data()[i] * (1 - y_.data()[i] * y_.data()[i]);
}

JacobianPart JacobianProblem::passes(Mode mode, Index from, Index count) {
  const bool back = mode == Mode::vjp;
  const Index length = back ? inputs_ : outputs_, end = std::min(from + count, back ? outputs_ : inputs_);
  JacobianPart part;
  part.values.resize(static_cast<std::size_t>(std::max<Index>(end - from, 0) * length));
  double* next = part.values.data();
  for (Index i = from; i < end; ++i, next += length) {
    back ? backwards(i, next) : forwards(i, next);
    // The product with W or its transpose, and two multiplications for each slope 1 - y^2 and its use.
    part.multiplications += static_cast<double>(inputs_ * outputs_ + 2 * outputs_);
  }
  // A backward pass needs y after all values are computed; a forward pass of derivatives can run beside them and keeps
  // nothing.
  part.stored = back ? static_cast<double>(outputs_) : 0;
  return part;
}

}  // namespace gradlab
