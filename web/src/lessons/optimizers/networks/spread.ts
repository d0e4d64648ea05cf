import { mean, variance } from "../../../statistics";

/** The mean of several numbers and how far they spread. */
export interface SeedSummary {
  mean: number;
  /**
   * Standard deviation of a sample: the sum of squares is divided by one less than their number. NaN for a single
   * number.
   */
  deviation: number;
  low: number;
  high: number;
  count: number;
}

/** Numbers that are not finite are left out; null when none remains. */
export function summary(numbers: readonly number[]): SeedSummary | null {
  const finite = numbers.filter(Number.isFinite);
  const count = finite.length;
  if (count === 0) return null;
  return {
    mean: mean(finite),
    deviation: Math.sqrt(variance(finite)),
    low: Math.min(...finite),
    high: Math.max(...finite),
    count,
  };
}

export interface Band {
  x: number[];
  mean: number[];
  low: number[];
  high: number[];
}

/**
 * Several curves over the same steps as their mean and what lies around it: a deviation to each side, or all of them.
 */
export function bandOf(
  steps: ArrayLike<number>,
  curves: ReadonlyArray<ArrayLike<number>>,
  kind: "deviation" | "range",
): Band {
  const band: Band = { x: [], mean: [], low: [], high: [] };
  for (let index = 0; index < steps.length; index++) {
    const point = summary(curves.map((curve) => curve[index] ?? Number.NaN));
    if (!point) continue;
    const deviation = point.deviation || 0;
    band.x.push(steps[index] as number);
    band.mean.push(point.mean);
    band.low.push(kind === "range" ? point.low : point.mean - deviation);
    band.high.push(kind === "range" ? point.high : point.mean + deviation);
  }
  return band;
}
