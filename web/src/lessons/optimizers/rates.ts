/** The learning rates that a scan tries: eight a decade from 10^-5 to 10, as they would be typed. */
export const rates: readonly number[] = Array.from({ length: 49 }, (_, index) =>
  Number((10 ** (index / 8 - 5)).toPrecision(2)),
);

/**
 * The index of the best of a scan, -1 when all diverged. Losses that differ by less than rounding count as equal: of
 * those the one in the middle is taken, which is farthest from where it crawls and from where it diverges.
 */
export function lowestRate(final: ArrayLike<number>): number {
  const losses = Array.from(final);
  const lowest = Math.min(...losses.filter((loss) => Number.isFinite(loss)));
  if (!Number.isFinite(lowest)) return -1;
  const slack = 1e-12 * Math.max(1, Math.abs(lowest));
  const good = losses.flatMap((loss, index) => (loss <= lowest + slack ? [index] : []));
  return good[Math.floor((good.length - 1) / 2)] ?? -1;
}
