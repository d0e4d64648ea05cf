#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/autodiff/tape.h"

namespace gradlab {

/// How the result of an operator hangs on its inputs: each element on the elements in the same place, with rows, columns
/// and scalars repeated; as a matrix product; or one number on all of them.
enum class Pattern : std::uint8_t { elementwise, product, spread };

/// What an expression can apply to one or two operands: how the text writes it, and how it gets onto a tape.
struct Operator {
  std::string_view spelling;  ///< `+` between operands, `-` before one, or the name of a function
  std::uint8_t arity;
  Pattern pattern;
  NodeId (*record)(Tape<double>& tape, const NodeId* operands);
};

/// All of them: first the symbols, then the functions in the order a help text lists them.
std::span<const Operator> operators();

/// The function of that name; nullptr if there is none.
const Operator* findFunction(std::string_view name);

/// The operator that `symbol` is between two operands, or before one; nullptr if it is none.
const Operator* findSymbol(char symbol, int arity);

/// The shape of the result, or {0, 0} where the shapes of the operands do not fit. `right` is ignored by operators of one.
Shape resultShape(const Operator& op, Shape left, Shape right);

}  // namespace gradlab
