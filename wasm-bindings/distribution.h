#pragma once

#include <emscripten/val.h>

#include "core/matrix/distribution.h"

namespace gradlab {

/// `Distribution` of run.d.ts.
emscripten::val toJavaScript(const Distribution& distribution);

}  // namespace gradlab
