#pragma once

#include <emscripten/val.h>

namespace gradlab {

/// `Descent`, `SurfaceValues` and `Tuning` of descent.d.ts, or {problems}.
emscripten::val descendOnSurface(const emscripten::val& request);
emscripten::val surfaceValues(const emscripten::val& request);
emscripten::val tuneOnSurface(const emscripten::val& request);

}  // namespace gradlab
