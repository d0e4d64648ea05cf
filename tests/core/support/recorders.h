#pragma once

#include <array>
#include <map>
#include <string>

#include "core/expression/operators.h"
#include "core/ops/activations.h"
#include "core/ops/batch-norm.h"
#include "core/ops/layer-norm.h"
#include "core/ops/linear.h"
#include "core/ops/log-softmax.h"
#include "core/ops/mean-squared-error.h"
#include "core/ops/scale.h"
#include "core/ops/softmax-cross-entropy.h"
#include "tests/core/support/derivatives.h"

namespace gradlab {

/// Class indices for up to 8 samples of two classes or more.
inline constexpr std::array<std::int32_t, 8> someLabels{1, 0, 0, 1, 1, 0, 1, 0};

template <class Op>
Recorder unary(Op op) {
  return [op](Tape<double>& tape, const std::vector<NodeId>& in) { return tape.record(op, {in[0]}); };
}
template <class Op>
Recorder binary(Op op) {
  return [op](Tape<double>& tape, const std::vector<NodeId>& in) { return tape.record(op, {in[0], in[1]}); };
}
template <class Op>
Recorder ternary(Op op) {
  return [op](Tape<double>& tape, const std::vector<NodeId>& in) { return tape.record(op, {in[0], in[1], in[2]}); };
}

/// Calls `visit` with each op that an expression can apply.
template <class Visit>
void eachOperator(Visit visit) {
  [&]<class... Ops>(std::type_identity<std::tuple<Ops...>>) { (visit(Ops{}), ...); }(std::type_identity<Operators>{});
}

template <class Op>
inline constexpr bool takesTwo = requires {
  Op::number(0.0, 0.0);
};

/// Every op that has no parameters besides its inputs, by name.
inline const std::map<std::string, Recorder>& recorders() {
  static const std::map<std::string, Recorder> all = [] {
    std::map<std::string, Recorder> map{
        {"log-softmax", unary(LogSoftmax{})},
        {"mean-squared-error", binary(MeanSquaredError{})},
        {"linear", ternary(Linear<double>{})},
        {"layer-norm", ternary(LayerNorm<double>{})},
        {"softmax-cross-entropy", unary(SoftmaxCrossEntropy<double>(someLabels))},
    };
    eachOperator([&](auto op) {
      if constexpr (takesTwo<decltype(op)>)
        map[std::string(op.name)] = binary(op);
      else
        map[std::string(op.name)] = unary(op);
    });
    for (const ActivationInfo& info : activations())
      map[std::string(info.name)] = [name = info.name](Tape<double>& tape, const std::vector<NodeId>& in) {
        return recordActivation(tape, name, in[0]).value_or(-1);
      };
    return map;
  }();
  return all;
}

}  // namespace gradlab
