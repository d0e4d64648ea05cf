/** The real worker, except that three of its calls hang or trap. */
import createEngine from "../../../build/wasm/gradlab.js";
import type { TrainingModule } from "../../../wasm-bindings/engine";
import { implementCalls } from "../../../web/src/engine/calls";
import { startServing } from "../../../web/src/engine/start-serving";

/** () => unreachable, exported as f. */
const trap = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11],
);

startServing("training", createEngine, (engine: TrainingModule) => ({
  ...implementCalls(engine),
  version() {
    for (;;);
  },
  curvature() {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(trap));
    (exports.f as () => void)();
    return { problems: [] };
  },
  prepare() {
    const overflow = (depth: number): number => 1 + overflow(depth + 1);
    overflow(0);
    return { problems: [] };
  },
}));
