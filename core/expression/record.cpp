#include "core/expression/record.h"

#include <array>

#include "core/ops/all.h"

namespace gradlab {

namespace {

using RecordOne = NodeId (*)(Tape<double>& tape, const NodeId* operands);

template <class Op>
NodeId one(Tape<double>& tape, const NodeId* operands) {
  return tape.record(Op{}, {operands[0]});
}

template <class Op>
NodeId two(Tape<double>& tape, const NodeId* operands) {
  return tape.record(Op{}, {operands[0], operands[1]});
}

/// In the order of `operators()`.
constexpr std::array<RecordOne, 23> recorders{
    two<Add>,  two<Sub>, two<Mul>, two<Div>,  two<Pow>,     two<Matmul<double>>, one<Neg>,  one<Exp>,  one<Log>,
    one<Sqrt>, one<Sin>, one<Cos>, one<Tanh>, one<Sigmoid>, one<Relu>,           one<Gelu>, one<Silu>, one<Softplus>,
    one<Abs>,  two<Max>, two<Min>, one<Sum>,  one<Mean>,
};

}  // namespace

NodeId record(const Operator& op, Tape<double>& tape, const NodeId* operands) {
  return recorders[placeOf(op)](tape, operands);
}

Shape resultShape(const Operator& op, Shape left, Shape right) {
  if (op.pattern == Pattern::spread) return {1, 1};
  if (op.arity == 1) return left;
  if (op.pattern == Pattern::product) return left.cols == right.rows ? Shape{left.rows, right.cols} : Shape{0, 0};
  return Broadcasting::fits(left, right) ? Broadcasting::shape(left, right) : Shape{0, 0};
}

}  // namespace gradlab
