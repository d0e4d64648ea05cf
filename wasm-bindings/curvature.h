#pragma once

#include <emscripten/val.h>

namespace gradlab {

/// Returns a LongCall of `Curvature` (curvature.d.ts), or {problems}.
emscripten::val curvatureOfDocument(const emscripten::val& document, const emscripten::val& text);

}  // namespace gradlab
