#pragma once

#include <emscripten/val.h>

namespace gradlab {

/// Return `Expressed`, `Differences` and `JacobianPart` (expression.d.ts), or {problems}.
emscripten::val express(const emscripten::val& request);
emscripten::val differences(const emscripten::val& request);
emscripten::val jacobian(const emscripten::val& request);

}  // namespace gradlab
