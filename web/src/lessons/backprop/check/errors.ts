import type { Differences } from "../../../engine";

export type Precision = "double" | "float";

/** The step widths of the curve: four in every decade, the narrowest first. */
export const widths: readonly number[] = Array.from({ length: 57 }, (_, index) => 10 ** (-15 + index / 4));

/** How far each difference quotient is from the derivative, as a part of it; where that is 0, simply how far. */
export function errors(quotients: ArrayLike<number>, exact: number): number[] {
  const unit = exact === 0 ? 1 : Math.abs(exact);
  return Array.from(quotients, (quotient) => Math.abs(quotient - exact) / unit);
}

/** The errors at `widths`, without that of the chosen width. */
export function curveOf(found: Differences, precision: Precision): number[] {
  return errors(found[precision].subarray(0, widths.length), found.exact);
}

/**
 * Where a curve is lowest. Rounding is luck: now and then a quotient hits the derivative by chance, so a width counts
 * for as bad as the worse of its neighbours. -1 when nothing is finite.
 */
export function best(curve: readonly number[]): number {
  const bad = curve.map((_, index) => Math.max(...curve.slice(Math.max(0, index - 1), index + 2)));
  return bad.reduce(
    (found, value, index) => (Number.isFinite(value) && (found < 0 || value < (bad[found] as number)) ? index : found),
    -1,
  );
}

/** What makes most of the error at a width: the terms that were left out, or the digits that were lost. */
export type Cause = "truncation" | "rounding" | "balanced";

export function cause(width: number, bestWidth: number): Cause {
  if (width > bestWidth * 3) return "truncation";
  return width < bestWidth / 3 ? "rounding" : "balanced";
}

/**
 * The power of h by which the error grows right of its valley: 2 where a curve is smooth, 1 where its slope bends, more
 * where its third derivative is 0. Null where it does not grow: of a straight line or a parabola nothing is left out.
 */
export function growthOf(curve: readonly number[]): number | null {
  const end = curve.findLastIndex(Number.isFinite);
  const to = Math.min(end, best(curve) + 10);
  const [near, far] = [curve[to - 4] ?? Number.NaN, curve[to] ?? Number.NaN];
  return far > 3 * near ? Math.round(Math.log10(far / near)) : null;
}

/** How many leading characters two written numbers share. */
export function agreeing(one: string, other: string): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count++;
  return count;
}
