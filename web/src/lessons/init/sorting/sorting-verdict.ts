import type { LayerWeights } from "../../../engine";
import type { Verdict } from "./sorting-cases";

/** What of a run its verdict is made of. */
export interface Outcome {
  classes: number;
  /** Loss on the training rows before the first update and after the last. */
  first: number;
  last: number;
  diverged: boolean;
  accuracy: number;
  /** Whether at the end all units of every hidden layer are still the same; false without hidden layers. */
  alike: boolean;
}

/** A first loss so many times that of guessing is a signal that exploded. */
export const explosion = 5;
/** Learning well means to end below this share of the loss of guessing. */
export const learned = 0.5;

/** The loss of someone who gives every class the same probability. */
export const guessing = (classes: number): number => Math.log(classes);

/** By what was measured, in the order in which it is said on the page. */
export function verdictOf({ classes, first, last, diverged, alike }: Outcome): Verdict {
  if (diverged || first > explosion * guessing(classes)) return "explodes";
  if (last < learned * guessing(classes)) return "good";
  return alike ? "never" : "dies";
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
