#include "core/expression/ends.h"

#include <algorithm>
#include <cmath>

namespace gradlab {

namespace {

const Operator* operatorOf(const Expression& expression, NodeId id) {
  return expression.syntax.nodes[static_cast<std::size_t>(id)].op;
}

/// The first result of `look(a, b)` that is not empty, over the elements of the node; smaller operands are repeated.
template <class Look>
auto lookThrough(const Tape<double>& tape, NodeId id, Look look) -> decltype(look(0.0, 0.0)) {
  const auto inputs = tape.inputs(id);
  const auto element = [&](std::size_t input, Index i, Index j) {
    if (input >= inputs.size()) return 0.0;
    const View<double> value = tape.value(inputs[input]);
    return value(value.rows() == 1 ? 0 : i, value.cols() == 1 ? 0 : j);
  };
  for (Index j = 0; j < tape.shape(id).cols; ++j)
    for (Index i = 0; i < tape.shape(id).rows; ++i)
      if (auto end = look(element(0, i, j), element(1, i, j))) return end;
  return {};
}

bool allFinite(const View<double>& numbers) {
  return std::all_of(numbers.data(), numbers.data() + numbers.size(),
                     [](double number) { return std::isfinite(number); });
}

}  // namespace

bool isAtKink(const Expression& expression, NodeId id) {
  const Operator* const op = operatorOf(expression, id);
  if (op == nullptr || op->isKink == nullptr || !expression.tape.hasAdjoint(id)) return false;
  return lookThrough(expression.tape, id, [&](double a, double b) { return op->isKink(a, b); });
}

std::optional<Trouble> troubleAt(const Expression& expression, NodeId id) {
  const Tape<double>& tape = expression.tape;
  const Operator* const op = operatorOf(expression, id);
  if (op == nullptr || allFinite(tape.value(id))) return std::nullopt;
  if (op->pattern == Pattern::elementwise)
    return lookThrough(tape, id, [&](double a, double b) { return troubleOf(*op, a, b); });
  for (const NodeId input : tape.inputs(id))
    if (!allFinite(tape.value(input))) return std::nullopt;
  return Trouble{
      "overflow",
      {{"operator", op->spelling}},
      std::string("the sum in ").append(op->spelling) + " is beyond the largest number in double precision, 1.8e308"};
}

}  // namespace gradlab
