import { mean, variance } from "../../../statistics";

/** Mean, deviation and range of several numbers. */
export interface SeedSummary {
  mean: number;
  /** Sample standard deviation (n - 1 in the denominator); NaN for a single number. */
  deviation: number;
  low: number;
  high: number;
  count: number;
}

/** The summary of the finite numbers; null if there are none. */
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

/** The mean of several curves over the same steps, with a band: one deviation to each side, or the whole range. */
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
