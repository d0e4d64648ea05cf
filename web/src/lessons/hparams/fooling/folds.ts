/** One setting scored many times by real trainings, with a single split and with cross-validation. */
import type { Row, SweepDraft } from "../../../engine/types";
import { mean, variance } from "../../../statistics";
import { folds } from "./coins";

/** Number of random splits of the same rows. */
export const splits = 20;

/** A sweep with the accuracy of one setting on `splits` splits of wine; with folds, each is a cross-validation. */
export const splitSweep = (withFolds: boolean): SweepDraft => ({
  base: {
    seed: 0,
    data: { source: "wine", split: [0.48, 0.12, 0.4] },
    model: { hidden: [8], activation: "tanh" },
    init: { scheme: "xavier-normal" },
    optimizer: { name: "adam", lr: 0.01 },
    batchSize: 16,
    // Few steps, so that the network still makes errors.
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

/** Mean and standard deviation of the metrics of a sweep; rows without a metric are left out. */
export function spreadOf(rows: readonly Row[]): Spread {
  const scores = rows.flatMap(({ metric }) => metric ?? []);
  return { mean: mean(scores), deviation: Math.sqrt(variance(scores)) };
}

/**
 * `deviation`: the standard deviation over the folds of a cross-validation, averaged over all splits. `error`: the
 * standard error of the mean of the folds if they were independent. `means`: the standard deviation of these means over
 * the splits, which needs no such assumption.
 */
export function foldsResult(rows: readonly Row[]): { deviation: number; error: number; means: number } {
  const deviation = mean(rows.flatMap((row) => row.spread ?? []));
  return { deviation, error: deviation / Math.sqrt(folds), means: spreadOf(rows).deviation };
}
