#pragma once

#include <emscripten/val.h>

#include "core/train/trainer.h"

namespace gradlab {

/// Makes `Progress` of run.d.ts.
emscripten::val progress(const Trainer& trainer);

/// Makes `Score` of run.d.ts; numbers that are not finite become null.
emscripten::val score(const Score& score);

/// Reads one of `Views` of run.d.ts, by name.
emscripten::val readView(Trainer& trainer, const emscripten::val& what, const emscripten::val& options);

}  // namespace gradlab
