/** The training loop's comparison of training with zero_grad and without it, on the engine compiled for Node. */
import type { Engine, Phase } from "../../../wasm-bindings/engine";
import { epochs, harmDocument, lossesOf } from "../../../web/src/lessons/training-loop/forget";
import { defaults, experiment, type State } from "../../../web/src/lessons/training-loop/state";
import { dataText, granted } from "./engine";

/** The losses over all training rows after each epoch, from the same start; fewer than `epochs` where it diverged. */
export async function trainedBothWays(
  engine: Engine,
  change: Partial<State>,
): Promise<{ right: number[]; forgotten: number[] }> {
  const state = { ...defaults, ...change };
  const file = engine.catalog().sources.find(({ name }) => name === state.source)?.file;
  const open = (document: Parameters<Engine["open"]>[0]) =>
    granted(engine.open(document, file ? dataText(file) : null));
  const { batchesPerEpoch } = open(experiment(state)).read("summary", {});
  const losses = async (forget: boolean) => {
    const run = open(harmDocument(state, batchesPerEpoch));
    const loop = {
      summary: { batchesPerEpoch },
      phase: async (phase: Phase) => run.phase(phase),
      frame: async ({ steps = 0 }: { steps?: number }) => {
        run.advance(steps);
        return { read: { evaluation: run.read("evaluation", {}) } };
      },
      get progress() {
        return run.read("progress", {});
      },
    };
    const all = await lossesOf(loop as never, forget);
    run.delete();
    return all;
  };
  return { right: await losses(false), forgotten: await losses(true) };
}

/** The last, which the lesson shows; infinite where it diverged. */
export const endOf = (losses: readonly number[]): number =>
  losses.length < epochs ? Number.POSITIVE_INFINITY : (losses.at(-1) ?? Number.NaN);
