/** One setting scored many times, by one split and by cross-validation: real trainings. */
import type { Row, SweepDraft } from "../../../engine/types";
import { folds } from "./coins";

/** So many ways to split the same rows. */
export const splits = 20;

/** The accuracy of one setting on wine, split `splits` times; with folds each of them is a cross-validation. */
export const splitSweep = (withFolds: boolean): SweepDraft => ({
  base: {
    seed: 0,
    data: { source: "wine", split: [0.48, 0.12, 0.4] },
    model: { hidden: [8], activation: "tanh" },
    init: { scheme: "xavier-normal" },
    optimizer: { name: "adam", lr: 0.01 },
    batchSize: 16,
    // Few, so that there is something left to be wrong about.
    steps: 15,
    evalEvery: 15,
  },
  space: { "data.seed": { kind: "int", low: 0, high: splits - 1 } },
  strategy: { name: "grid", points: splits },
  budget: { trials: splits },
  folds: withFolds ? folds : 0,
  metric: "valid-accuracy",
});

export interface Spread {
  mean: number;
  deviation: number;
}

export function spreadOf(rows: readonly Row[]): Spread {
  const scores = rows.flatMap(({ metric }) => metric ?? []);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, scores.length - 1)) };
}
