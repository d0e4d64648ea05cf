/** The learning rates of a scan: eight per decade from 10^-5 to 10, rounded to two digits. */
export const rates: readonly number[] = Array.from({ length: 49 }, (_, index) =>
  Number((10 ** (index / 8 - 5)).toPrecision(2)),
);

/**
 * The index of the best rate of a scan; -1 when all diverged. Losses that differ only by rounding count as equal. Of
 * equal ones the middle is taken: it is farthest from the rates that are too slow and from those that diverge.
 */
export function lowestRate(final: ArrayLike<number>): number {
  const losses = Array.from(final);
  const lowest = Math.min(...losses.filter((loss) => Number.isFinite(loss)));
  if (!Number.isFinite(lowest)) return -1;
  const slack = 1e-12 * Math.max(1, Math.abs(lowest));
  const good = losses.flatMap((loss, index) => (loss <= lowest + slack ? [index] : []));
  return good[Math.floor((good.length - 1) / 2)] ?? -1;
}
