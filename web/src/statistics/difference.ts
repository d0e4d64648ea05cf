import { studentQuantile, studentTail } from "./student";

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The middle one, or the mean of both middle ones; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2;
}

/** Unbiased: divided by one less than the count. NaN for fewer than two numbers. */
export function variance(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return numbers.length < 2
    ? Number.NaN
    : numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0) / (numbers.length - 1);
}

/** A mean and how well it is known. */
export interface Estimate {
  mean: number;
  /** Standard error of the mean. 0: the numbers did not vary, which proves nothing; NaN: too few, or not all finite. */
  error: number;
  /** Degrees of freedom of that error. */
  freedom: number;
}

/** Above this share of the numbers' size a spread is more than rounding. */
const rounding = 1e-12;

/**
 * The mean of a sample. `cell`: the numbers were counted on a grid of this spacing, so that a mean is known to half a
 * cell at best, however little the counts vary.
 */
export function estimate(numbers: readonly number[], cell = 0): Estimate {
  const error = Math.sqrt(variance(numbers) / numbers.length);
  const size = Math.max(...numbers.map(Math.abs));
  const spread = error <= rounding * size ? 0 : error;
  return { mean: mean(numbers), error: Math.max(spread, cell / 2), freedom: numbers.length - 1 };
}

/** The mean of one minus the other, pair by pair: for numbers that share their seed, data and first weights. */
export function paired(one: readonly number[], other: readonly number[], cell = 0): Estimate {
  if (one.length !== other.length) throw new RangeError("pairs need as many numbers on both sides");
  const gaps = one.map((number, index) => number - (other[index] as number));
  const size = Math.max(...[...one, ...other].map(Math.abs));
  const result = estimate(gaps, cell);
  return result.error <= rounding * size && cell === 0 ? { ...result, error: 0 } : result;
}

/** The mean of one minus the mean of the other where nothing pairs them, with spreads of their own (Welch 1947). */
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
 * One number beside a sample: how far it lies from the sample's mean, with the error of predicting one more number like
 * those. Not told from 0: it may well be one of them.
 */
export function beside(one: number, sample: readonly number[]): Estimate {
  const spread = variance(sample) * (1 + 1 / sample.length);
  return { mean: one - mean(sample), error: Math.sqrt(spread), freedom: sample.length - 1 };
}

const known = ({ mean, error, freedom }: Estimate): boolean => Number.isFinite(mean) && error > 0 && freedom > 0;

/** Two-sided p-value of the mean being `at`. 1 where nothing is known of the error. */
export const pValue = (difference: Estimate, at = 0): number =>
  known(difference) ? studentTail((difference.mean - at) / difference.error, difference.freedom) : 1;

/**
 * The interval that covers the true mean in `level` of all repetitions; unbounded where nothing is known of the error.
 */
export function interval(difference: Estimate, level = 0.95): [low: number, high: number] {
  if (!known(difference)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const half = studentQuantile(1 - level, difference.freedom) * difference.error;
  return [difference.mean - half, difference.mean + half];
}

/** The true difference that such a sample would have told from 0 in four of five repetitions, approximately. */
export function visible(difference: Estimate, level = 0.95): number {
  if (!known(difference)) return Number.POSITIVE_INFINITY;
  // P(T < t) = 0.8 is a two-sided tail of 0.4.
  return (studentQuantile(1 - level, difference.freedom) + studentQuantile(0.4, difference.freedom)) * difference.error;
}
