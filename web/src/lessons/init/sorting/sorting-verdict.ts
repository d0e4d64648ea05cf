import type { LayerWeights } from "../../../engine";
import { type Beginning, beginningSteps, type End } from "./sorting-cases";

/** What of a run its verdict is made of. */
export interface Outcome {
  classes: number;
  /** Loss on the training rows before the first update, after `beginningSteps` and after the last; NaN once it diverged. */
  first: number;
  early: number;
  last: number;
  diverged: boolean;
  accuracy: number;
  /** Whether at the end all units of every hidden layer are still the same; false without hidden layers. */
  alike: boolean;
}

/** A first loss this many times that of guessing is a signal that exploded. */
export const explosion = 5;
/** Above this share of the loss of guessing nothing has been learned yet. */
export const standing = 0.8;
/** Having learned means to end below this share of the loss of guessing. */
export const learned = 0.5;

/** The loss of giving every class the same probability. */
export const guessing = (classes: number): number => Math.log(classes);

/** From the losses, in the order in which the page says it. */
export function beginningOf({ classes, first, early, diverged }: Outcome): Beginning {
  if (first > explosion * guessing(classes)) return "explodes";
  if (Number.isNaN(early)) return diverged ? "explodes" : "stands";
  return early < standing * guessing(classes) ? "learns" : "stands";
}

export const endOf = ({ classes, last, diverged }: Outcome): End =>
  !diverged && last < learned * guessing(classes) ? "learned" : "not";

/** What all runs agree on, or null. */
export function agreed<Verdict>(verdicts: readonly Verdict[]): Verdict | null {
  const [first] = verdicts;
  return first !== undefined && verdicts.every((one) => one === first) ? first : null;
}

/** The outcome of a run from its evaluations and its weights at the end. */
export function outcomeOf(
  evaluation: { step: ArrayLike<number>; trainLoss: ArrayLike<number>; trainAccuracy: ArrayLike<number> },
  layers: readonly LayerWeights[],
  { classes, diverged }: { classes: number; diverged: boolean },
): Outcome {
  const losses = Array.from(evaluation.trainLoss);
  const early = Array.from(evaluation.step).indexOf(beginningSteps);
  return {
    classes,
    first: losses[0] ?? Number.NaN,
    early: losses[early] ?? Number.NaN,
    last: losses.at(-1) ?? Number.NaN,
    accuracy: Array.from(evaluation.trainAccuracy).at(-1) ?? Number.NaN,
    diverged,
    alike: unitsAlike(layers),
  };
}

/** Whether the units of every layer but the last have exactly the same weights and biases. */
export function unitsAlike(layers: readonly LayerWeights[]): boolean {
  const hidden = layers.slice(0, -1);
  return hidden.length > 0 && hidden.every(({ units, weight, bias }) => same(weight, units) && same(bias, units));
}

/** `values[unit + units * input]`: whether every unit's are those of unit 0. */
function same(values: Float32Array, units: number): boolean {
  return values.every((value, index) => value === values[index - (index % units)]);
}
