import type { Measured } from "./claim";

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Unbiased. */
export function variance(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0) / (numbers.length - 1);
}

/** The mean and its standard error; nothing when one of the runs diverged. */
export function measured(numbers: readonly number[]): Measured {
  if (numbers.some((number) => !Number.isFinite(number))) return { value: null };
  return { value: mean(numbers), error: Math.sqrt(variance(numbers) / numbers.length) };
}

/** Student's t for 2 seeds, 3, ... 20: chance alone makes a mean difference of so many standard errors in one of twenty comparisons. */
const student = [
  12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093,
];

/** Whether one is more than the other, seed by seed, by more than chance makes of it: the one threshold of all verdicts that rest on seeds. */
export function clearlyMore(one: readonly number[], other: readonly number[]): boolean {
  const gaps = one.map((number, seed) => number - (other[seed] as number));
  return mean(gaps) > (student[gaps.length - 2] ?? Number.NaN) * Math.sqrt(variance(gaps) / gaps.length);
}

/** So many numbers of equal ratio from the first to the last, as they would be typed. */
export const spaced = (first: number, last: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => Number((first * (last / first) ** (index / (count - 1))).toPrecision(3)));

/** The first index after which the loss stays no higher than a level; null when it never does. */
export function settles(losses: ArrayLike<number>, level: number): number | null {
  let at = losses.length;
  while (at > 0 && (losses[at - 1] as number) <= level) --at;
  return at === losses.length ? null : at;
}

/** Whole numbers from 0. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
