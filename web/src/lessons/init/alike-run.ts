import type { AskOptions, ExperimentDraft } from "../../engine";
import { withRun } from "../../kit/with-run";
import { unitsAlike } from "./sorting-run";

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

/** How the hidden units moved: for each unit the two weights it has, every few updates. */
export interface Trails {
  units: [x: number, y: number][][];
  /** The largest difference between the weights of two units at the end. */
  difference: number;
  /** Whether all units have exactly the same weights and biases at the end. */
  alike: boolean;
  loss: number;
}

/** Trains and remembers where the units went. */
export function trails(start: "equal" | "he", ask: AskOptions): Promise<Trails> {
  return withRun(alikeExperiment(start), ask, async (run) => {
    const units: Trails["units"] = Array.from({ length: alikeUnits }, () => []);
    let frame = await run.frame({ steps: 0, read: { weights: {}, evaluation: {} } });
    for (;;) {
      const weight = frame.read.weights[0]?.weight ?? new Float32Array();
      for (const [unit, trail] of units.entries()) trail.push([weight[unit] ?? 0, weight[unit + alikeUnits] ?? 0]);
      if (frame.step >= alikeSteps || frame.diverged) break;
      frame = await run.frame({ steps: stride, read: { weights: {}, evaluation: {} } });
    }
    const loss = frame.read.evaluation.trainLoss.at(-1) ?? Number.NaN;
    return { units, difference: largestDifference(units), alike: unitsAlike(frame.read.weights), loss };
  });
}

function largestDifference(units: Trails["units"]): number {
  const ends = units.flatMap((trail) => trail.slice(-1));
  const along = (axis: 0 | 1) => Math.max(...ends.map((end) => end[axis])) - Math.min(...ends.map((end) => end[axis]));
  return Math.max(along(0), along(1));
}
