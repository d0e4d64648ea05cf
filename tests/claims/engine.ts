import type { Engine } from "../../wasm-bindings/engine";
import type { ExperimentEngine, Trained } from "../../web/src/lessons/optimizers/claims/engine";
import { trainedFrom } from "../../web/src/lessons/optimizers/claims/engine";
import { dataText, granted } from "../wasm/support/engine";

/** The engine for experiments on the module itself; equal documents are trained once. */
export function moduleEngine(engine: Engine): ExperimentEngine {
  const files = new Map(engine.catalog().sources.map(({ name, file }) => [name, file]));
  const trained = new Map<string, Promise<Trained>>();
  const train: ExperimentEngine["train"] = async (document) => {
    const file = files.get(document.data?.source ?? "");
    const run = granted(engine.open(document, file ? dataText(file) : null));
    const { diverged } = run.advance(Number.MAX_SAFE_INTEGER);
    const evaluation = run.read("evaluation", {});
    const weights = run.read("weights", {});
    const { rows } = run.read("summary", {});
    const test = diverged ? null : run.evaluateTest();
    run.delete();
    return trainedFrom({ diverged: diverged !== null, evaluation, test, rows, weights });
  };
  return {
    descend: async (request) => granted(engine.descend(request)),
    tune: async (request) => granted(engine.tune(request)),
    train(document) {
      const key = JSON.stringify(document);
      const known = trained.get(key) ?? train(document);
      trained.set(key, known);
      return known;
    },
  };
}
