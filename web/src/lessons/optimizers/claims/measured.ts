import { type Estimate, estimate, paired } from "../../../statistics";
import type { Comparison, Measured } from "./claim";
import { words } from "./words";

/** The mean and its standard error; nothing when one of the runs diverged. */
export function measured(numbers: readonly number[]): Measured {
  if (!numbers.every(Number.isFinite)) return { value: null };
  const { mean, error } = estimate(numbers);
  return Number.isNaN(error) ? { value: mean } : { value: mean, error };
}

export const ruleName = (rule: string): string => words.text(`rule.${rule}` as "rule.sgd");

/** How much less one is than the other, seed by seed. */
export const less = (one: readonly number[], other: readonly number[], cell = 0): Estimate => paired(other, one, cell);

/** How many times less one is than the other, seed by seed, as a logarithm; what is 0 counts as `floor`. */
export const timesLess = (one: readonly number[], other: readonly number[], floor = 1e-300): Estimate =>
  paired(
    other.map((number) => Math.log(Math.max(number, floor))),
    one.map((number) => Math.log(Math.max(number, floor))),
  );

export const beside = (rule: string, difference: Estimate): Comparison => ({ against: ruleName(rule), difference });
