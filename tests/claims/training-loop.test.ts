/** What the training loop says of forgotten gradients, on every data set that it offers, from other first weights. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine, Phase } from "../../wasm-bindings/engine";
import { epochs, harmDocument, lossesOf } from "../../web/src/lessons/training-loop/forget";
import { defaults, experiment, type State } from "../../web/src/lessons/training-loop/state";
import { mean } from "../../web/src/statistics";
import { dataText, granted, load } from "../wasm/support/engine";
import { seedsFrom } from "./init-families";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

/** Means of the last five losses over all training rows, with zero_grad and without; infinite where it diverged. */
async function ends(change: Partial<State>): Promise<{ right: number; forgotten: number }> {
  const state = { ...defaults, ...change };
  const file = engine.catalog().sources.find(({ name }) => name === state.source)?.file;
  const open = (document: Parameters<Engine["open"]>[0]) =>
    granted(engine.open(document, file ? dataText(file) : null));
  const { batchesPerEpoch } = open(experiment(state)).read("summary", {});
  const last = async (forget: boolean) => {
    const run = open(harmDocument(state, batchesPerEpoch));
    const losses = await lossesOf(
      {
        summary: { batchesPerEpoch },
        phase: async (phase: Phase) => run.phase(phase),
        frame: async ({ steps = 0 }: { steps?: number }) => {
          run.advance(steps);
          return { read: { evaluation: run.read("evaluation", {}) } };
        },
        get progress() {
          return run.read("progress", {});
        },
      } as never,
      forget,
    );
    run.delete();
    return losses.length < epochs ? Number.POSITIVE_INFINITY : mean(losses.slice(-5));
  };
  return { right: await last(false), forgotten: await last(true) };
}

describe.each(["moons", "circles", "xor", "spiral", "iris"] as const)("%s", (source) => {
  test.each(seedsFrom(60, 5))(
    "at 0.5 the loss without zero_grad ends far above, at 0.001 below: seed %i",
    async (seed) => {
      const large = await ends({ source, seed, lr: 0.5 });
      expect(large.forgotten).toBeGreaterThan(3 * large.right);
      const small = await ends({ source, seed, lr: 0.001 });
      expect(small.forgotten).toBeLessThan(small.right);
    },
  );
});
