#include "core/expression/operator.h"

#include <array>

#include "core/expression/operators.h"

namespace gradlab {

namespace {

template <class Op>
constexpr bool takesTwo = requires {
  Op::number(0.0, 0.0);
};

template <class Op>
constexpr Operator rowOf() {
  Operator row{Op::name, Op::written.spelling, Op::written.pattern, takesTwo<Op> ? 2 : 1, nullptr, nullptr, nullptr};
  if constexpr (takesTwo<Op>)
    row.number = [](double a, double b) { return static_cast<double>(Op::number(a, b)); };
  else
    row.number = [](double a, double) { return static_cast<double>(Op::number(a)); };
  if constexpr (requires { Op::isKink(0.0, 0.0); })
    row.isKink = &Op::isKink;
  else if constexpr (requires { Op::isKink(0.0); })
    row.isKink = [](double a, double) { return Op::isKink(a); };
  if constexpr (requires { Op::outside(0.0, 0.0); })
    row.outside = &Op::outside;
  else if constexpr (requires { Op::outside(0.0); })
    row.outside = [](double a, double) { return Op::outside(a); };
  return row;
}

constexpr auto table = []<class... Ops>(std::type_identity<std::tuple<Ops...>>) {
  return std::array{rowOf<Ops>()...};
}(std::type_identity<Operators>{});

}  // namespace

std::span<const Operator> operators() { return table; }

std::size_t placeOf(const Operator& op) { return static_cast<std::size_t>(&op - table.data()); }

const Operator* findFunction(std::string_view name) {
  for (const Operator& op : table)
    if (op.spelling.size() > 1 && op.spelling == name) return &op;
  return nullptr;
}

const Operator* findSymbol(char symbol, int arity) {
  for (const Operator& op : table)
    if (op.arity == arity && op.spelling.size() == 1 && op.spelling[0] == symbol) return &op;
  return nullptr;
}

}  // namespace gradlab
