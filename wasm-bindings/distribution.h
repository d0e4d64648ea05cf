#pragma once

#include <emscripten/val.h>

#include "core/matrix/distribution.h"

namespace gradlab {

/// Converts to `Distribution` (run.d.ts).
emscripten::val toJavaScript(const Distribution& distribution);

}  // namespace gradlab
