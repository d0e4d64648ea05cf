#include "core/expression/record.h"

#include <array>

#include "core/expression/operators.h"

namespace gradlab {

namespace {

using Record = NodeId (*)(Tape<double>& tape, const NodeId* operands);

template <class Op>
NodeId recordOp(Tape<double>& tape, const NodeId* operands) {
  if constexpr (requires { Op::number(0.0, 0.0); })
    return tape.record(Op{}, {operands[0], operands[1]});
  else
    return tape.record(Op{}, {operands[0]});
}

constexpr auto recorders = []<class... Ops>(std::type_identity<std::tuple<Ops...>>) {
  return std::array<Record, sizeof...(Ops)>{recordOp<Ops>...};
}(std::type_identity<Operators>{});

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
