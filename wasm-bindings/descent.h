#pragma once

#include <emscripten/val.h>

namespace gradlab {

/// `Descent` of engine.d.ts, or {problems}.
emscripten::val descendOnSurface(const emscripten::val& request);

}  // namespace gradlab
