/**
 * How a loss becomes a height between 0 and 1: logarithmic above its floor, so that the bottom of a valley can be read
 * beside its walls.
 */
export interface Relief {
  height(loss: number): number;
  /** The loss that has this height. */
  loss(height: number): number;
}

/** Below this share of the values the scale is linear: it ends where a valley's floor begins. */
const flatShare = 0.03;

export function relief(values: ArrayLike<number>, floor: number | null): Relief {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  const base = Math.min(floor ?? Number.POSITIVE_INFINITY, sorted[0] ?? 0);
  const range = Math.max(Number.MIN_VALUE, (sorted.at(-1) ?? 1) - base);
  const low = (sorted[Math.floor(sorted.length * flatShare)] ?? base) - base;
  const unit = Math.min(range / 30, Math.max(range * 1e-5, low));
  const whole = Math.log1p(range / unit);
  return {
    height: (loss) => Math.log1p(Math.max(0, loss - base) / unit) / whole,
    loss: (height) => base + unit * Math.expm1(height * whole),
  };
}
