#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/ops/written.h"

namespace gradlab {

/// What a text can apply to one or two operands: a row of the table that is made of `Operators`. What it does to
/// matrices on a tape is in record.h.
struct Operator {
  std::string_view op;        ///< its name on a tape
  std::string_view spelling;  ///< `+`, or the name of a function
  Pattern pattern;
  std::uint8_t arity;
  /// What it makes of single numbers; the second is ignored by operators of one. The same bits natively and in
  /// WebAssembly, and but for `^` those that it gives on a tape.
  double (*number)(double, double);
  /// Whether the slopes left and right of these operands differ; nullptr where they never do.
  bool (*isKink)(double, double);
  /// Why there is no finite result at these operands; without a code inside the domain, nullptr where all numbers are.
  Outside (*outside)(double, double);
};

/// All of them, in the order of `Operators`.
std::span<const Operator> operators();

/// Where one of them stands in that list.
std::size_t placeOf(const Operator& op);

/// The function of that name; nullptr if there is none.
const Operator* findFunction(std::string_view name);

/// The operator that `symbol` is between two operands, or before one; nullptr if it is none.
const Operator* findSymbol(char symbol, int arity);

}  // namespace gradlab
