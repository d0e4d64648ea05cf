#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/value.h"
#include "core/expression/operator.h"

namespace gradlab {

/// Why an operation on finite numbers has no finite result.
struct Trouble {
  std::string_view code;  ///< such as `log-of-negative`; `overflow` if the result is only too large
  Value::Object params;   ///< the operator and its operands a and b
  std::string message;    ///< in English, such as `the logarithm of -1, a negative number`
};

/// Nothing if the result is finite, or if an operand was not finite: then the cause is an earlier operation.
std::optional<Trouble> troubleOf(const Operator& op, double a, double b);

}  // namespace gradlab
