import * as v from "valibot";
import type { ExperimentDraft } from "../../engine";
import { between, seedSchema, whole } from "../../state/schemas";

/** The state of the lesson; the limits are small, so that a reader can read all numbers of a pass. */
export const schema = v.strictObject({
  source: v.picklist(["moons", "circles", "xor", "spiral", "iris"]),
  width: whole(1, 8),
  batch: whole(1, 16),
  lr: between(0.001, 100),
  seed: seedSchema,
  forget: v.boolean(),
  probabilities: v.boolean(),
  guess: v.picklist(["", "forward", "loss", "backward", "update"]),
});

export type State = v.InferOutput<typeof schema>;

export const defaults: State = {
  source: "moons",
  width: 4,
  batch: 4,
  lr: 0.5,
  seed: 3,
  forget: false,
  probabilities: false,
  guess: "",
};

/** The experiment document of a state. */
export function experiment({ source, width, batch, lr, seed }: State): ExperimentDraft {
  return {
    seed,
    data: { source, samples: 200, noise: 0.1 },
    model: { hidden: [width], activation: "relu" },
    optimizer: { name: "sgd", lr },
    batchSize: batch,
    steps: 20000,
    evalEvery: 1000,
  };
}
