#pragma once

#include <array>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "core/autodiff/into.h"

namespace gradlab {

/// The memory of one node: its value, its adjoint (the gradient of the output with respect to it) and its tangent (its
/// change along one direction of the inputs). Null where the mode is not used or no gradient is wanted.
template <class Scalar>
struct Slot {
  Shape shape;
  Scalar* value = nullptr;
  Scalar* adjoint = nullptr;
  Scalar* tangent = nullptr;
};

#ifdef GRADLAB_TANGENTS_IN_DOUBLE_ONLY
/// The page trains in float and computes tangents only in double: tangents in float would be downloaded but never used.
template <class Scalar>
inline constexpr bool hasTangents = std::is_same_v<Scalar, double>;
#else
template <class Scalar>
inline constexpr bool hasTangents = true;
#endif

/// One recorded operation with its memory. The tape replays it without knowing the op.
template <class Scalar>
class Operation {
 public:
  Operation() = default;
  Operation(const Operation&) = delete;
  Operation& operator=(const Operation&) = delete;
  virtual ~Operation() = default;

  virtual void forward() = 0;
  virtual void pullback() = 0;
  virtual void pushforward() = 0;
  virtual std::string_view name() const = 0;

  /// Whether another operation writes the adjoint of this input first, so that this one adds to it.
  void setAdds(std::size_t input, bool adds) { adds_[input] = adds; }
  static constexpr std::size_t mostInputs = 3;

 protected:
  std::array<bool, mostInputs> adds_{};
};

/// An op bound to its inputs and its output.
///
/// An op is a struct with a `name`, a `formula` in TeX and, for inputs a, b, ..:
///   forward(a, b, y)                     y arrives as a View to be assigned
///   pullback(a, b, [y,] dy, da, db)      da, db are Into: da(expression)
/// y is an argument where the derivative is simplest in terms of the result (tanh, exp). The functions may be static,
/// or use members of the op: attributes, and scratch memory that its `shape` reserved.
template <class Op, class Scalar, std::size_t arity, bool broadcasts>
class Recorded final : public Operation<Scalar> {
 public:
  using Slots = std::array<const Slot<Scalar>*, arity>;
  Recorded(Op op, const Slots& inputs, const Slot<Scalar>& output)
      : op_(std::move(op)), inputs_(inputs), output_(output) {}

  std::string_view name() const override { return Op::name; }

  void forward() override {
    each([&](auto... i) { op_.forward(value(i)..., view(output_.value)); });
  }

  void pullback() override {
    const ConstView<Scalar> y = constant(output_.value), dy = constant(output_.adjoint);
    each([&](auto... i) {
      if constexpr (requires { op_.pullback(value(i)..., y, dy, into(i)...); })
        op_.pullback(value(i)..., y, dy, into(i)...);
      else
        op_.pullback(value(i)..., dy, into(i)...);
    });
  }

  void pushforward() override {
    if constexpr (hasTangents<Scalar>) {
      const ConstView<Scalar> y = constant(output_.value);
      const View<Scalar> ty = view(output_.tangent);
      each([&](auto... i) {
        if constexpr (requires { op_.pushforward(value(i)..., y, tangent(i)..., ty); })
          op_.pushforward(value(i)..., y, tangent(i)..., ty);
        else
          op_.pushforward(value(i)..., tangent(i)..., ty);
      });
    }
  }

 private:
  template <class Call>
  static void each(Call call) {
    [&]<std::size_t... i>(std::index_sequence<i...>) { call(std::integral_constant<std::size_t, i>{}...); }
    (std::make_index_sequence<arity>{});
  }

  View<Scalar> view(Scalar* memory) const { return {memory, output_.shape.rows, output_.shape.cols}; }
  ConstView<Scalar> constant(const Scalar* memory) const { return {memory, output_.shape.rows, output_.shape.cols}; }

  auto spread(const Scalar* memory, Shape shape) const {
    const ConstView<Scalar> own(memory, shape.rows, shape.cols);
    if constexpr (broadcasts)
      return own.replicate(output_.shape.rows / shape.rows, output_.shape.cols / shape.cols);
    else
      return own;
  }
  auto value(std::size_t i) const { return spread(inputs_[i]->value, inputs_[i]->shape); }
  auto tangent(std::size_t i) const { return spread(inputs_[i]->tangent, inputs_[i]->shape); }

  auto into(std::size_t i) const {
    if constexpr (broadcasts)
      return IntoBroadcast<Scalar>(inputs_[i]->adjoint, inputs_[i]->shape, this->adds_[i]);
    else
      return Into<Scalar>(inputs_[i]->adjoint, inputs_[i]->shape, this->adds_[i]);
  }

  Op op_;
  Slots inputs_;
  const Slot<Scalar>& output_;
};

}  // namespace gradlab
