#pragma once

#include <string>
#include <string_view>

#include "core/expression/token.h"

namespace gradlab {

/// The function that is meant by a name from other languages: `log` for ln, `exp` for Exp; empty if there is none.
std::string functionMeant(std::string_view name);

/// How to write a call of it: `log(...)` for ln, `log(...)/log(10)` for log10; empty if no spelling is known.
std::string callMeant(std::string_view name);

/// How to write what the grammar does not accept at `token`: `2*x` for 2x, `x^2` for x², `abs(...)` for |x|. `before`
/// is the token in front of it; with `afterOperand`, an operand ends there. Empty if no spelling is known.
std::string remedyFor(std::string_view text, const Token& before, const Token& token, bool afterOperand);

/// How to write a name without a value: e and pi are numbers that have to be written out.
std::string remedyForName(std::string_view name);

}  // namespace gradlab
