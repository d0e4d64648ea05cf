#pragma once

#include <array>
#include <map>
#include <string>

#include "core/ops/all.h"
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

/// Every op that needs no more than its inputs, by its name.
inline const std::map<std::string, Recorder>& recorders() {
  static const std::map<std::string, Recorder> all = [] {
    std::map<std::string, Recorder> map{
        {"abs", unary(Abs{})},
        {"cos", unary(Cos{})},
        {"exp", unary(Exp{})},
        {"log", unary(Log{})},
        {"mean", unary(Mean{})},
        {"neg", unary(Neg{})},
        {"sin", unary(Sin{})},
        {"sqrt", unary(Sqrt{})},
        {"sum", unary(Sum{})},
        {"log-softmax", unary(LogSoftmax{})},
        {"add", binary(Add{})},
        {"sub", binary(Sub{})},
        {"mul", binary(Mul{})},
        {"div", binary(Div{})},
        {"pow", binary(Pow{})},
        {"max", binary(Max{})},
        {"min", binary(Min{})},
        {"mean-squared-error", binary(MeanSquaredError{})},
        {"matmul", binary(Matmul<double>{})},
        {"linear", ternary(Linear<double>{})},
        {"layer-norm", ternary(LayerNorm<double>{})},
        {"softmax-cross-entropy", unary(SoftmaxCrossEntropy<double>(someLabels))},
    };
    for (const ActivationInfo& info : activations())
      map[std::string(info.name)] = [name = info.name](Tape<double>& tape, const std::vector<NodeId>& in) {
        return recordActivation(tape, name, in[0]).value_or(-1);
      };
    return map;
  }();
  return all;
}

}  // namespace gradlab
