#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/ops/written.h"

namespace gradlab {

/// What a text can apply to one or two operands: a row of the table that is made from `Operators`. record.h has its
/// effect on matrices on a tape.
struct Operator {
  std::string_view op;        ///< its name on a tape
  std::string_view spelling;  ///< `+`, or the name of a function
  Pattern pattern;
  std::uint8_t arity;
  /// The result for single numbers; operators with one operand ignore the second. The same bits natively and in
  /// WebAssembly, and, except for `^`, the same bits as on a tape.
  double (*number)(double, double);
  /// Whether the slopes left and right of these operands differ; nullptr if they never do.
  bool (*isKink)(double, double);
  /// The reason why these operands have no finite result; its code is empty inside the domain. nullptr if the domain is
  /// all numbers.
  Outside (*outside)(double, double);
};

/// All operators, in the order of `Operators`.
std::span<const Operator> operators();

/// The index of an operator in that list.
std::size_t placeOf(const Operator& op);

/// The function of that name, or nullptr.
const Operator* findFunction(std::string_view name);

/// The operator with the sign `symbol`, between two operands (arity 2) or before one (arity 1); nullptr if there is
/// none.
const Operator* findSymbol(char symbol, int arity);

}  // namespace gradlab
