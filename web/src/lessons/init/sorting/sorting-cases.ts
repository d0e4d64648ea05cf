import type { ExperimentDraft } from "../../../engine";

/** How a network begins, and whether it has learned in the end: sorted by the learner, and judged from the runs. */
export const beginnings = ["learns", "stands", "explodes"] as const;
export const ends = ["learned", "not"] as const;
export type Beginning = (typeof beginnings)[number];
export type End = (typeof ends)[number];

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

export const sortingSteps = 1500;
/** The beginning is judged after as many updates. */
export const beginningSteps = 100;
/** Each case is run with several seeds. */
export const sortingSeeds = [1, 2, 3] as const;
/** The rate that the question is asked for comes first; the verdicts of two cases depend on it. */
export const sortingRates = ["0.1", "0.03", "0.3"] as const;
const units = 64;

/** Two hidden layers make the lecture's W3 relu(W2 relu(W1 x + b1) + b2) + b3; without them a linear model is left. */
export function sortingExperiment({ model, init }: SortingCase, seed: number, lr: number): ExperimentDraft {
  return {
    seed,
    data: { source: "digits" },
    model: { hidden: model === "network" ? [units, units] : [], activation: "relu" },
    init,
    optimizer: { name: "sgd", lr },
    batchSize: 32,
    steps: sortingSteps,
    evalEvery: beginningSteps,
  };
}
