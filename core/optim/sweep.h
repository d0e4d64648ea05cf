#pragma once

#include <Eigen/Core>
#include <type_traits>

#include "core/matrix/types.h"

namespace gradlab::rule {

/// Carries an update over flat arrays in one pass: as many numbers as fit in a register at a time.
template <class S>
class Sweep {
 public:
  using Scalar = S;

  /// All arrays start on 16 bytes and `size` is a whole number of 16 bytes; `state` holds buffers of `size` elements each.
  Sweep(Scalar* theta, const Scalar* gradient, Index size, Scalar* state)
      : theta_(theta), gradient_(gradient), size_(size), state_(state) {}

  /// `update(theta, g)`, or with one or two buffers more, assigns to what it is given. It must do the same to every
  /// element, whatever its neighbours are.
  template <class Update>
  void operator()(Update update) const {
    run<false>(update, Scalar(0));
  }

  /// The same with `decay` times the parameters added to the gradient first: weight decay as in an L2 penalty.
  template <class Update>
  void withDecay(Scalar decay, Update update) const {
    if (decay == 0)
      run<false>(update, decay);
    else
      run<true>(update, decay);
  }

 private:
  static constexpr Index lanes = 16 / sizeof(Scalar);
  using Block = Eigen::Array<Scalar, lanes, 1>;
  using Memory = Eigen::Map<Block, Eigen::Aligned16>;
  using ConstMemory = Eigen::Map<const Block, Eigen::Aligned16>;

  template <bool decays, class Update>
  void run(Update update, Scalar decay) const {
    if constexpr (std::is_invocable_v<Update, Block&, Block>)
      pass<decays>(update, decay, theta_, gradient_);
    else if constexpr (std::is_invocable_v<Update, Block&, Block, Block&>)
      pass<decays>(update, decay, theta_, gradient_, state_);
    else
      pass<decays>(update, decay, theta_, gradient_, state_, state_ + size_);
  }

  /// By value throughout: what nobody else can point to stays in registers during the loop.
  template <bool decays, class Update, class... Buffers>
  void pass(Update update, Scalar decay, Scalar* theta, const Scalar* gradient, Buffers*... buffers) const {
    const Index size = size_;
    for (Index i = 0; i < size; i += lanes) {
      const auto inRegisters = [&](Block point, Block g, auto... remembered) {
        if constexpr (decays) g += decay * point;
        update(point, g, remembered...);
        Memory(theta + i) = point;
        ((Memory(buffers + i) = remembered), ...);
      };
      inRegisters(Memory(theta + i), ConstMemory(gradient + i), Block(Memory(buffers + i))...);
    }
  }

  Scalar* theta_;
  const Scalar* gradient_;
  Index size_;
  Scalar* state_;
};

}  // namespace gradlab::rule
