#pragma once

#include <optional>
#include <string>

#include "core/base/problem.h"
#include "core/base/value.h"
#include "core/expression/expression.h"

namespace gradlab {

/// What is computed besides the value: the gradients of the output weighted by a cotangent (vjp, a backward pass), or
/// the change of the output along a tangent of one input (jvp, a forward pass of derivatives).
enum class Mode : std::uint8_t { value, vjp, jvp };

/// An expression that is ready to run: its leaves, and the adjoint of the output or the tangent of the input, are set.
struct Differentiation {
  Expression expression;
  Bindings at;
  Mode mode;

  Tape<double>& tape() { return expression.tape; }
  NodeId output() const { return expression.syntax.output; }

  /// Computes the values, then the adjoints or tangents, of all nodes; at the end of a domain, adjoints and tangents
  /// are those of `trace`.
  void run();
};

/// The one place where such a request is checked: {"text", "at": {name: number or rows}, "mode": "vjp", "cotangent",
/// "wrt", "tangent"}. Nothing, and problems at these paths (`at.W` for a name), for an invalid request.
std::optional<Differentiation> checkDifferentiation(const Value& request, Problems& problems);

/// The text of a request, and the values of its names; nothing, and problems, if they are invalid.
std::optional<std::string> readText(const Value& request, Problems& problems);
std::optional<Bindings> readBindings(const Value& request, Problems& problems);

}  // namespace gradlab
