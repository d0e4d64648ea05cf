#pragma once

#include <Eigen/Core>
#include <type_traits>

#include "core/matrix/types.h"

namespace gradlab::rule {

/// The parameters with their gradients and buffers. Applies an update in one pass over memory, a register of numbers at
/// a time. The same pass checks whether the results are finite, which costs no time beside a root and a division.
template <class S>
class Elements {
 public:
  using Scalar = S;

  /// All arrays start on 16 bytes and `size` is a whole number of 16 bytes. The buffers lie in `state`, `stride`
  /// elements apart.
  Elements(Scalar* theta, const Scalar* gradient, Index size, Scalar* state, Index stride)
      : theta_(theta), gradient_(gradient), size_(size), state_(state), stride_(stride) {}

  /// Calls `change(theta, g)`, or `change` with one or two buffers as further arguments, for blocks of elements; it
  /// assigns new values to theta and the buffers. It must treat every element alike, independently of its neighbours.
  template <class Change>
  void update(Change change) {
    updateWithDecay(Scalar(0), change);
  }

  /// The same after adding `decay` times the parameters to the gradient, as in PyTorch's weight decay. Also used with
  /// decay 0, because a separate loop would double the code and be no faster.
  template <class Change>
  void updateWithDecay(Scalar decay, Change change) {
    if constexpr (std::is_invocable_v<Change, Block&, Block>)
      each(change, decay, theta_, gradient_);
    else if constexpr (std::is_invocable_v<Change, Block&, Block, Block&>)
      each(change, decay, theta_, gradient_, state_);
    else
      each(change, decay, theta_, gradient_, state_, state_ + stride_);
  }

  /// Whether all parameters and buffers are finite after the update: a square that overflowed in a buffer would make
  /// every later step 0.
  bool finite() const { return (rest_ == Scalar(0)).all(); }

 private:
  static constexpr Index lanes = 16 / sizeof(Scalar);
  using Block = Eigen::Array<Scalar, lanes, 1>;
  using Memory = Eigen::Map<Block, Eigen::Aligned16>;
  using ConstMemory = Eigen::Map<const Block, Eigen::Aligned16>;

  /// Everything is passed by value: a local variable without a pointer to it stays in a register during the loop.
  template <class Change, class... Buffers>
  void each(Change change, Scalar decay, Scalar* theta, const Scalar* gradient, Buffers*... buffers) {
    const Index size = size_;
    Block rest = Block::Zero();  // x * 0 is 0 for finite x and NaN otherwise
    for (Index i = 0; i < size; i += lanes) {
      const auto inRegisters = [&](Block point, Block g, auto... remembered) {
        g += decay * point;
        change(point, g, remembered...);
        Memory(theta + i) = point;
        rest += ((point * Scalar(0)) + ... + (remembered * Scalar(0)));
        ((Memory(buffers + i) = remembered), ...);
      };
      inRegisters(Memory(theta + i), ConstMemory(gradient + i), Block(Memory(buffers + i))...);
    }
    rest_ = rest;
  }

  Scalar* theta_;
  const Scalar* gradient_;
  Index size_;
  Scalar* state_;
  Index stride_;
  Block rest_ = Block::Zero();
};

}  // namespace gradlab::rule
