import type { Divergence } from "../../../engine/types";

/** One training, evaluated along the way. */
export interface Outcome {
  step: Float64Array;
  trainLoss: Float64Array;
  validLoss: Float64Array;
  validAccuracy: Float64Array;
  /** At the end; NaN when it diverged, the accuracy in regression too. */
  testLoss: number;
  testAccuracy: number;
  diverged: Divergence | null;
  stepsPerSecond: number;
}

const last = (series: Float64Array) => series.at(-1) ?? Number.NaN;

/** Infinite for a run that diverged: worse than all others. */
export const finalValidLoss = ({ validLoss, diverged }: Outcome): number =>
  diverged ? Number.POSITIVE_INFINITY : last(validLoss);
export const finalTrainLoss = ({ trainLoss, diverged }: Outcome): number =>
  diverged ? Number.POSITIVE_INFINITY : last(trainLoss);
export const finalValidAccuracy = ({ validAccuracy }: Outcome): number => last(validAccuracy);
