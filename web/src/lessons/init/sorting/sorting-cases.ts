import type { ExperimentDraft } from "../../../engine";

/** What can become of a network, as the learner sorts and as the run is judged. */
export const verdicts = ["good", "dies", "explodes", "never"] as const;
export type Verdict = (typeof verdicts)[number];

export interface SortingCase {
  key: "zeros" | "equal" | "small" | "large" | "he" | "xavier" | "linear-zeros" | "linear-equal";
  /** The lecture's three-layer ReLU network, or the linear model. */
  model: "network" | "linear";
  init: { scheme: string; std?: number };
}

/** What the learner sorts: the surprise comes last. */
export const cases = [
  { key: "he", model: "network", init: { scheme: "he-normal" } },
  { key: "zeros", model: "network", init: { scheme: "zeros" } },
  { key: "large", model: "network", init: { scheme: "normal", std: 1 } },
  { key: "equal", model: "network", init: { scheme: "constant", std: 0.1 } },
  { key: "small", model: "network", init: { scheme: "normal", std: 0.01 } },
  { key: "xavier", model: "network", init: { scheme: "xavier-normal" } },
  { key: "linear-zeros", model: "linear", init: { scheme: "zeros" } },
  { key: "linear-equal", model: "linear", init: { scheme: "constant", std: 0.1 } },
] as const satisfies readonly SortingCase[];

export const sortingSteps = 300;
const units = 64;

/** Two hidden layers make the lecture's W3 relu(W2 relu(W1 x + b1) + b2) + b3; without them a linear model is left. */
export function sortingExperiment({ model, init }: SortingCase): ExperimentDraft {
  return {
    seed: 1,
    data: { source: "digits" },
    model: { hidden: model === "network" ? [units, units] : [], activation: "relu" },
    init,
    optimizer: { name: "sgd", lr: 0.1 },
    batchSize: 32,
    steps: sortingSteps,
    evalEvery: 10,
  };
}
