import { studentQuantile, studentTail } from "./student";

/** The arithmetic mean; NaN for an empty list. */
export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The median: the middle number, or the mean of the two middle ones; NaN for an empty list. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2;
}

/** The unbiased sample variance: divided by n - 1. NaN for fewer than two numbers. */
export function variance(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return numbers.length < 2
    ? Number.NaN
    : numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0) / (numbers.length - 1);
}

/** A mean and its standard error. */
export interface Estimate {
  mean: number;
  /** Standard error of the mean. 0: all numbers are equal, which proves nothing; NaN: too few or not all finite. */
  error: number;
  /** Degrees of freedom of the standard error. */
  freedom: number;
}

/** A spread below this share of the largest magnitude is rounding error. */
const rounding = 1e-12;

/**
 * The mean of a sample. `cell` is the spacing of the grid on which the numbers were measured: the standard error is at
 * least half a cell, even when the numbers do not vary.
 */
export function estimate(numbers: readonly number[], cell = 0): Estimate {
  const error = Math.sqrt(variance(numbers) / numbers.length);
  const size = Math.max(...numbers.map(Math.abs));
  const spread = error <= rounding * size ? 0 : error;
  return { mean: mean(numbers), error: Math.max(spread, cell / 2), freedom: numbers.length - 1 };
}

/**
 * The mean of one - other, pair by pair: for numbers with the same seed, data and first weights. `cell` as in
 * `estimate`. Throws a RangeError when the lengths differ.
 */
export function paired(one: readonly number[], other: readonly number[], cell = 0): Estimate {
  if (one.length !== other.length) throw new RangeError("pairs need as many numbers on both sides");
  const gaps = one.map((number, index) => number - (other[index] as number));
  const size = Math.max(...[...one, ...other].map(Math.abs));
  const result = estimate(gaps, cell);
  return result.error <= rounding * size && cell === 0 ? { ...result, error: 0 } : result;
}

/** mean(one) - mean(other) of independent samples with different variances (Welch 1947). `cell` as in `estimate`. */
export function welch(one: readonly number[], other: readonly number[], cell = 0): Estimate {
  const [a, b] = [estimate(one, cell), estimate(other, cell)];
  const [va, vb] = [a.error ** 2, b.error ** 2];
  return {
    mean: a.mean - b.mean,
    error: Math.sqrt(va + vb),
    freedom: va + vb === 0 ? 0 : (va + vb) ** 2 / (va ** 2 / a.freedom + vb ** 2 / b.freedom),
  };
}

/**
 * The difference of one number from the mean of a sample, with the standard error of a prediction of one more number of
 * that sample. When it is not significantly different from 0, the number may be one of the sample.
 */
export function beside(one: number, sample: readonly number[]): Estimate {
  const spread = variance(sample) * (1 + 1 / sample.length);
  return { mean: one - mean(sample), error: Math.sqrt(spread), freedom: sample.length - 1 };
}

const known = ({ mean, error, freedom }: Estimate): boolean => Number.isFinite(mean) && error > 0 && freedom > 0;

/** The two-sided p-value of the hypothesis that the mean is `at`; 1 when the error is 0 or NaN. */
export const pValue = (difference: Estimate, at = 0): number =>
  known(difference) ? studentTail((difference.mean - at) / difference.error, difference.freedom) : 1;

/** The interval that contains the true mean in a share `level` of all repetitions; infinite for the error 0 or NaN. */
export function interval(difference: Estimate, level = 0.95): [low: number, high: number] {
  if (!known(difference)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const half = studentQuantile(1 - level, difference.freedom) * difference.error;
  return [difference.mean - half, difference.mean + half];
}

/** The smallest true difference that such a sample finds with a power of 0.8, approximately. */
export function visible(difference: Estimate, level = 0.95): number {
  if (!known(difference)) return Number.POSITIVE_INFINITY;
  // P(T < t) = 0.8 is a two-sided tail of 0.4.
  return (studentQuantile(1 - level, difference.freedom) + studentQuantile(0.4, difference.freedom)) * difference.error;
}
