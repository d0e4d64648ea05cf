/**
 * The grid lines of a linear axis: about `count` multiples of 1, 2 or 5 times a power of ten.
 */
export function linearTicks(min: number, max: number, count = 5): number[] {
  if (!(max > min) || count < 1) return [min];
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  // One number alone does not show the scale of the axis.
  if (last <= first && count < 8) return linearTicks(min, max, count + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Candidates for the grid lines within a decade, for axes shorter than one; the first that fits is used. */
const within = [
  [1, 2, 3, 5, 7],
  [1, 2, 5],
  [1, 3],
];

/**
 * The grid lines of a log axis: powers of ten. Long axes have every second, third, ... power, counted from 1, so that 1
 * has a line. An axis with fewer than two powers has lines within the decade.
 */
export function logTicks(min: number, max: number, count = 5): number[] {
  const low = Math.ceil(Math.log10(min) - 1e-9);
  const high = Math.floor(Math.log10(max) + 1e-9);
  if (high - low < 1) {
    const enough = within
      .map((mantissas) => decades(low - 1, high + 1, 1, mantissas))
      .map((ticks) => ticks.filter((value) => value >= min * 0.999 && value <= max * 1.001))
      .filter(({ length }) => length >= 2);
    return enough.find(({ length }) => length < count + 1) ?? enough.at(-1) ?? linearTicks(min, max, 4);
  }
  const stride = Math.max(1, Math.ceil((high - low) / count));
  const first = Math.ceil(low / stride) * stride;
  return decades(first + stride <= high ? first : low, high, stride, [1]);
}

function decades(low: number, high: number, stride: number, mantissas: readonly number[]): number[] {
  const ticks: number[] = [];
  for (let exponent = low; exponent <= high; exponent += stride)
    for (const mantissa of mantissas) ticks.push(Number(`${mantissa}e${exponent}`));
  return ticks;
}

/** The ends of an axis for values from `min` to `max`: a margin of 5 % on a linear, a factor of 1.25 on a log axis. */
export function paddedRange(min: number, max: number, scale: "linear" | "log"): [number, number] {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return scale === "log" ? [0.1, 1] : [0, 1];
  if (scale === "log") return min === max ? [min / 2, max * 2] : [min / 1.25, max * 1.25];
  if (min === max) return min === 0 ? [0, 1] : [min - Math.abs(min) / 2, max + Math.abs(max) / 2];
  const air = (max - min) * 0.05;
  return [min >= 0 && min - air < 0 ? 0 : min - air, max + air];
}
