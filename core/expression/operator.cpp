#include "core/expression/operator.h"

#include <array>

namespace gradlab {

namespace {

constexpr std::array<Operator, 23> table{{
    {"+", 2},
    {"-", 2},
    {"*", 2},
    {"/", 2},
    {"^", 2},
    {"@", 2, Pattern::product},
    {"-", 1},
    {"exp", 1},
    {"log", 1},
    {"sqrt", 1},
    {"sin", 1},
    {"cos", 1},
    {"tanh", 1},
    {"sigmoid", 1},
    {"relu", 1},
    {"gelu", 1},
    {"silu", 1},
    {"softplus", 1},
    {"abs", 1},
    {"max", 2},
    {"min", 2},
    {"sum", 1, Pattern::spread},
    {"mean", 1, Pattern::spread},
}};

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
