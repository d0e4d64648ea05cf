#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace gradlab {

/// How the result of an operator hangs on its inputs: each element on the elements in the same place, with rows,
/// columns and scalars repeated; as a matrix product; or one number on all of them.
enum class Pattern : std::uint8_t { elementwise, product, spread };

/// What a text can apply to one or two operands, and how it is written. What it does to single numbers is in
/// arithmetic.h, what it does to matrices on a tape in record.h.
struct Operator {
  std::string_view spelling;  ///< `+` between operands, `-` before one, or the name of a function
  std::uint8_t arity;
  Pattern pattern = Pattern::elementwise;
};

/// All of them: first the symbols, then the functions in the order a help text lists them.
std::span<const Operator> operators();

/// Where one of them stands in that list.
std::size_t placeOf(const Operator& op);

/// The function of that name; nullptr if there is none.
const Operator* findFunction(std::string_view name);

/// The operator that `symbol` is between two operands, or before one; nullptr if it is none.
const Operator* findSymbol(char symbol, int arity);

}  // namespace gradlab
