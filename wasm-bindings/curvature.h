#pragma once

#include <emscripten/val.h>

namespace gradlab {

/// `Curvature` of curvature.d.ts, or {problems}.
emscripten::val curvatureOfDocument(const emscripten::val& document, const emscripten::val& text);

}  // namespace gradlab
