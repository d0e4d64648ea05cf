#pragma once

#include <optional>
#include <string>

#include "core/base/problem.h"
#include "core/base/value.h"
#include "core/expression/expression.h"

namespace gradlab {

/// What is asked for besides the value: the gradients of the output weighted by a cotangent (one backward pass), or how
/// the output changes along a tangent of one input (one forward pass).
enum class Mode : std::uint8_t { value, vjp, jvp };

/// An expression ready to run: leaves, and the output's adjoint or the input's tangent, are set.
struct Differentiation {
  Expression expression;
  Bindings at;
  Mode mode;

  Tape<double>& tape() { return expression.tape; }
  NodeId output() const { return expression.syntax.output; }

  /// Values, then adjoints or tangents, of all nodes; at ends of domains those of `trace`.
  void run();
};

/// The one place where such a request is checked:
/// {"text", "at": {name: number or rows}, "mode": "vjp", "cotangent", "wrt", "tangent"}. Nothing, and problems at those
/// paths (`at.W` for a name), when something is wrong with it.
std::optional<Differentiation> checkDifferentiation(const Value& request, Problems& problems);

/// The text of a request, and what its names stand for; nothing, and problems, when something is wrong with them.
std::optional<std::string> readText(const Value& request, Problems& problems);
std::optional<Bindings> readBindings(const Value& request, Problems& problems);

}  // namespace gradlab
