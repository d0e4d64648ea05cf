#pragma once

#include <emscripten/val.h>

#include "core/train/trainer.h"

namespace gradlab {

/// `Progress` of run.d.ts.
emscripten::val progress(const Trainer& trainer);

/// `Score` of run.d.ts: null where there is nothing to say.
emscripten::val score(const Score& score);

/// One of `Views` of run.d.ts, by name.
emscripten::val readView(Trainer& trainer, const emscripten::val& what, const emscripten::val& options);

}  // namespace gradlab
