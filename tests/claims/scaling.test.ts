import { beforeAll, describe, expect, it } from "vitest";
import type { Engine, ExperimentDraft } from "../../wasm-bindings/engine";
import { rates, realDocument } from "../../web/src/lessons/scaling/real";
import { mean } from "../../web/src/statistics";
import { dataText, granted, load } from "../wasm/support/engine";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

const sources = ["wine", "breast-cancer"] as const;

/** Per cent of the validation rows at the best of the rates, over splits and batches of five seeds. */
function best(source: (typeof sources)[number], preprocess: string, name: string, steps: number): number {
  const accuracy = (lr: number, seed: number) => {
    const usual = realDocument({ source, hidden: 0 }, preprocess, lr);
    const document: ExperimentDraft = {
      ...usual,
      seed,
      data: { ...usual.data, seed },
      optimizer: { name, lr },
      steps,
      evalEvery: steps,
    };
    const run = granted(engine.open(document, dataText(`${source}.csv`)));
    run.advance(steps);
    const { validAccuracy } = run.read("evaluation", {});
    run.delete();
    return 100 * (validAccuracy.at(-1) ?? Number.NaN);
  };
  return mean([0, 1, 2, 3, 4].map((seed) => Math.max(...rates.map((lr) => accuracy(lr, seed)))));
}

describe("raw columns, linear model", () => {
  it.each(sources)("%s: over 3,000 steps Adam narrows the gap more than SGD, and does not close it", (source) => {
    const standardized = best(source, "standardize", "sgd", 3000);
    const [sgd, adam] = [best(source, "none", "sgd", 3000), best(source, "none", "adam", 3000)];
    expect(adam).toBeGreaterThan(sgd + 1);
    expect(adam).toBeLessThan(standardized - 0.5);
    expect(best(source, "none", "sgd", 300)).toBeLessThan(adam);
  });
});
