#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace gradlab {

/// How the result of an operator hangs on its inputs: each element on the elements in the same place, with rows,
/// columns and scalars repeated; as a matrix product; or one number on all of them.
enum class Pattern : std::uint8_t { elementwise, product, spread };

/// Why an op has no finite result at its operands: a code, and a sentence in which `$a` and `$b` stand for them.
struct Outside {
  std::string_view code, sentence;
};

/// How an op is written in an expression, in symbols and in the programs that lessons show: all that a page needs to
/// know of it. In a program `$a` and `$b` stand for the operands; a sign alone, such as `**`, is one of Python's
/// between or before them.
struct Written {
  std::string_view spelling;  ///< `+`, or the name of a function
  std::string_view help;      ///< what it does, in one sentence
  /// Its slope with respect to each operand, in the grammar of expressions, from the operands a and b and the result y;
  /// also `above(a, b)`: 1 where a is larger and 0 elsewhere; `sign`; `Phi` and `phi`, the normal distribution and its
  /// density. Empty for a product of matrices.
  std::array<std::string_view, 2> slopes{};
  std::string_view torch, numpy, tfjs, jaxjs;
  Pattern pattern = Pattern::elementwise;
};

}  // namespace gradlab
