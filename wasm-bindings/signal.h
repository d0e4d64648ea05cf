#pragma once

#include <emscripten/val.h>

namespace gradlab {

/// Returns a LongCall of `Signal` (signal.d.ts), or {problems}.
emscripten::val pushSignal(const emscripten::val& request);

}  // namespace gradlab
