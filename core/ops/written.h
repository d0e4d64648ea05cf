#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace gradlab {

/// Which elements of its inputs an element of the result depends on. `elementwise`: those in the same place, with rows,
/// columns and scalars repeated; `product`: as in a matrix product; `spread`: the result is one number, which depends
/// on all elements.
enum class Pattern : std::uint8_t { elementwise, product, spread };

/// Why an op has no finite result for its operands: a code, and a sentence in which `$a` and `$b` stand for the
/// operands.
struct Outside {
  std::string_view code, sentence;
};

/// How an op is written in an expression, in symbols and in the programs that lessons show: all that a page needs to
/// know about it. In a program `$a` and `$b` stand for the operands; a sign without them, such as `**`, is a Python
/// operator, written between two operands or before one.
struct Written {
  std::string_view spelling;  ///< `+`, or the name of a function
  std::string_view help;      ///< what it does, in one sentence
  /// The slope by each operand, in the grammar of expressions, as a function of the operands a and b and the result y.
  /// It may also use `above(a, b)` (1 where a is larger, 0 elsewhere), `sign`, and `Phi` and `phi`, the standard normal
  /// distribution function and its density. Empty for a product of matrices.
  std::array<std::string_view, 2> slopes{};
  std::string_view torch, numpy, tfjs, jaxjs;
  Pattern pattern = Pattern::elementwise;
};

}  // namespace gradlab
