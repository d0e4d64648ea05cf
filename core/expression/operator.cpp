#include "core/expression/operator.h"

#include <array>

#include "core/ops/all.h"

namespace gradlab {

namespace {

template <class Op>
NodeId recordOne(Tape<double>& tape, const NodeId* operands) {
  return tape.record(Op{}, {operands[0]});
}

template <class Op>
NodeId recordTwo(Tape<double>& tape, const NodeId* operands) {
  return tape.record(Op{}, {operands[0], operands[1]});
}

template <class Op>
constexpr Operator one(std::string_view spelling, Pattern pattern = Pattern::elementwise) {
  return {spelling, 1, pattern, recordOne<Op>};
}

template <class Op>
constexpr Operator two(std::string_view spelling, Pattern pattern = Pattern::elementwise) {
  return {spelling, 2, pattern, recordTwo<Op>};
}

constexpr std::array all{
    two<Add>("+"),
    two<Sub>("-"),
    two<Mul>("*"),
    two<Div>("/"),
    two<Pow>("^"),
    two<Matmul<double>>("@", Pattern::product),
    one<Neg>("-"),
    one<Exp>("exp"),
    one<Log>("log"),
    one<Sqrt>("sqrt"),
    one<Sin>("sin"),
    one<Cos>("cos"),
    one<Tanh>("tanh"),
    one<Sigmoid>("sigmoid"),
    one<Relu>("relu"),
    one<Gelu>("gelu"),
    one<Silu>("silu"),
    one<Softplus>("softplus"),
    one<Abs>("abs"),
    two<Max>("max"),
    two<Min>("min"),
    one<Sum>("sum", Pattern::spread),
    one<Mean>("mean", Pattern::spread),
};

}  // namespace

std::span<const Operator> operators() { return all; }

const Operator* findFunction(std::string_view name) {
  for (const Operator& op : all)
    if (op.spelling.size() > 1 && op.spelling == name) return &op;
  return nullptr;
}

const Operator* findSymbol(char symbol, int arity) {
  for (const Operator& op : all)
    if (op.arity == arity && op.spelling.size() == 1 && op.spelling[0] == symbol) return &op;
  return nullptr;
}

Shape resultShape(const Operator& op, Shape left, Shape right) {
  if (op.pattern == Pattern::spread) return {1, 1};
  if (op.arity == 1) return left;
  if (op.pattern == Pattern::product) return left.cols == right.rows ? Shape{left.rows, right.cols} : Shape{0, 0};
  return Broadcasting::fits(left, right) ? Broadcasting::shape(left, right) : Shape{0, 0};
}

}  // namespace gradlab
