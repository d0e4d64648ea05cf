#pragma once

#include <emscripten/val.h>

namespace gradlab {

/// `Signal` of signal.d.ts, or {problems}.
emscripten::val pushSignal(const emscripten::val& request);

}  // namespace gradlab
