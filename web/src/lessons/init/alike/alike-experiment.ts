import type { ExperimentDraft } from "../../../engine";

export const alikeUnits = 8;
export const alikeSteps = 600;
/** Updates between two looks at the weights. */
export const stride = 10;

/** A small network for two moons, from equal weights or from He's. */
export function alikeExperiment(start: "equal" | "he"): ExperimentDraft {
  return {
    seed: 1,
    data: { source: "moons", samples: 200, noise: 0.1 },
    model: { hidden: [alikeUnits], activation: "relu" },
    init: start === "equal" ? { scheme: "constant", std: 0.3 } : { scheme: "he-normal" },
    optimizer: { name: "sgd", lr: 0.3 },
    batchSize: 32,
    steps: alikeSteps,
    evalEvery: stride,
  };
}
