/** One setting scored many times, by one split and by cross-validation: real trainings. */
import type { Row, SweepDraft } from "../../../engine/types";
import { mean, variance } from "../../../statistics";
import { folds } from "./coins";

/** How many ways of splitting the same rows are tried. */
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
  /** Sample standard deviation. */
  deviation: number;
}

export function spreadOf(rows: readonly Row[]): Spread {
  const scores = rows.flatMap(({ metric }) => metric ?? []);
  return { mean: mean(scores), deviation: Math.sqrt(variance(scores)) };
}

/**
 * How far the folds of one cross-validation lie apart, and what that would make of their mean if they were independent:
 * means over all splits. `means`: how far the means themselves lie apart over the splits, which needs no assumption.
 */
export function foldsResult(rows: readonly Row[]): { deviation: number; error: number; means: number } {
  const deviation = mean(rows.flatMap((row) => row.spread ?? []));
  return { deviation, error: deviation / Math.sqrt(folds), means: spreadOf(rows).deviation };
}
