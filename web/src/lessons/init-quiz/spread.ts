import type { Distribution, SignalLayer } from "../../engine";

/** One bin of a histogram, and how many values are in it. */
export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** The distribution of a layer's values. */
export interface Spread {
  bins: readonly Bin[];
  mean: number;
  variance: number;
}

function binsOf({ counts, min, max }: Distribution, through: (z: number) => number): Bin[] {
  const width = (max - min) / counts.length;
  return Array.from(counts, (count, index) => ({
    from: through(min + index * width),
    to: through(min + (index + 1) * width),
    count,
  }));
}

/**
 * The distribution of leaky(z) = max(z, a z) in a layer that was run with ReLU. It is exact, without another
 * simulation: what ReLU cuts off follows from z and r = ReLU(z). E[leaky] = E[r] - a (E[r] - E[z]), and E[leaky^2] =
 * E[r^2] + a^2 (E[z^2] - E[r^2]). `slope` is a; 0 gives ReLU, 1 the identity. Null without a histogram of z.
 */
export function leakySpread({ preactivation, mean, secondMoment }: SignalLayer, slope: number): Spread | null {
  if (!preactivation) return null;
  const square = preactivation.variance + preactivation.mean ** 2;
  const leakyMean = mean - slope * (mean - preactivation.mean);
  const leakySquare = secondMoment + slope ** 2 * (square - secondMoment);
  const bins = binsOf(preactivation, (z) => (z > 0 ? z : slope * z));
  return { bins, mean: leakyMean, variance: leakySquare - leakyMean ** 2 };
}
