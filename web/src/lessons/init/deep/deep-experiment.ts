import type { ExperimentDraft } from "../../../engine";
import type { Line } from "../figure/lines";
import type { State } from "../state";

export const deepUnits = 32;
export const deepSteps = 600;

/** The same for all, so that only the first weights differ. */
const rates = { sgd: 0.05, adam: 0.002 } as const;

/** A deep ReLU network that learns digits from a scheme. */
export function deepExperiment(
  { layers, optimizer, normalization }: State["deep"],
  { scheme, gain, std }: Line,
  seed: number,
): ExperimentDraft {
  return {
    seed,
    data: { source: "digits" },
    model: { hidden: Array.from({ length: layers }, () => deepUnits), activation: "relu", normalization },
    init: { scheme, gain, std },
    optimizer: { name: optimizer, lr: rates[optimizer] },
    batchSize: 32,
    steps: deepSteps,
    evalEvery: 10,
  };
}
