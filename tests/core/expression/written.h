#pragma once

#include <string>

#include "core/expression/operator.h"

namespace gradlab {

/// The text of an operator applied to `a` and `b`.
inline std::string written(const Operator& op) {
  std::string text;
  if (op.spelling.size() > 1) return text.append(op.spelling).append(op.arity == 2 ? "(a, b)" : "(a)");
  if (op.arity == 1) return text.append(op.spelling).append("a");
  return text.append("a ").append(op.spelling).append(" b");
}

}  // namespace gradlab
