#pragma once

#include <Eigen/Core>
#include <type_traits>

#include "core/matrix/types.h"

namespace gradlab::rule {

/// The parameters with their gradients and buffers. Carries an update over them in one pass over memory, as many
/// numbers as fit in a register at a time, and looks meanwhile whether what comes out is finite, which costs nothing
/// beside a root and a division.
template <class S>
class Elements {
 public:
  using Scalar = S;

  /// All arrays start on 16 bytes and `size` is a whole number of 16 bytes. The buffers lie in `state`, one every
  /// `stride` elements.
  Elements(Scalar* theta, const Scalar* gradient, Index size, Scalar* state, Index stride)
      : theta_(theta), gradient_(gradient), size_(size), state_(state), stride_(stride) {}

  /// `change(theta, g)`, or with one or two buffers more, assigns to what it is given. It must do the same to every
  /// element, whatever its neighbours are.
  template <class Change>
  void update(Change change) {
    updateWithDecay(Scalar(0), change);
  }

  /// The same with `decay` times the parameters added to the gradient first, PyTorch's weight decay. Without one too,
  /// since a loop of its own for that would be as much code again and no faster.
  template <class Change>
  void updateWithDecay(Scalar decay, Change change) {
    if constexpr (std::is_invocable_v<Change, Block&, Block>)
      each(change, decay, theta_, gradient_);
    else if constexpr (std::is_invocable_v<Change, Block&, Block, Block&>)
      each(change, decay, theta_, gradient_, state_);
    else
      each(change, decay, theta_, gradient_, state_, state_ + stride_);
  }

  /// Whether all parameters are, after the update, and all that is remembered: a square that overflowed would divide
  /// every later step to nothing.
  bool finite() const { return (rest_ == Scalar(0)).all(); }

 private:
  static constexpr Index lanes = 16 / sizeof(Scalar);
  using Block = Eigen::Array<Scalar, lanes, 1>;
  using Memory = Eigen::Map<Block, Eigen::Aligned16>;
  using ConstMemory = Eigen::Map<const Block, Eigen::Aligned16>;

  /// By value throughout: what nobody else can point to stays in registers during the loop.
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
