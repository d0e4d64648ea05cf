#pragma once

#include <string>
#include <string_view>

#include "core/expression/token.h"

namespace gradlab {

/// The function that a name from elsewhere stands for: `log` for ln, `exp` for Exp; empty when there is none.
std::string functionMeant(std::string_view name);

/// How to write a call of it: `log(...)` for ln, `log(...)/log(10)` for log10; empty when nothing is known.
std::string callMeant(std::string_view name);

/// How to write what stands where the grammar has no place for it: `2*x` for 2x, `x^2` for x², `abs(...)` for |x|.
/// `before` is the token in front of `token`, and ends an operand when `afterOperand`. Empty when nothing is known.
std::string remedyFor(std::string_view text, const Token& before, const Token& token, bool afterOperand);

/// The same for a name without a value: e and pi are numbers that have to be written out.
std::string remedyForName(std::string_view name);

}  // namespace gradlab
