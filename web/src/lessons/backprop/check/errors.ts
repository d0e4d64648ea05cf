import type { Differences, ExpressionRequest, MatrixInput } from "../../../engine";
import { hasSteep, sides } from "../domain";
import type { TapeNode } from "../operators";

export type Precision = "double" | "float";

/** The step widths of the curve: four in every decade, the narrowest first. */
export const widths: readonly number[] = Array.from({ length: 57 }, (_, index) => 10 ** (-15 + index / 4));

/** How far each difference quotient is from the derivative, as a part of it; where that is 0, simply how far. */
export function errors(quotients: ArrayLike<number>, exact: number): number[] {
  const unit = exact === 0 ? 1 : Math.abs(exact);
  return Array.from(quotients, (quotient) => Math.abs(quotient - exact) / unit);
}

/** The errors at `widths`, without that of the chosen width. */
export function curveOf(differences: Differences, precision: Precision): number[] {
  return errors(differences[precision].subarray(0, widths.length), differences.exact);
}

/**
 * The index of the best width. Rounding lets a quotient hit the derivative by chance now and then, so each width counts
 * as bad as the worst of itself and its neighbours. -1 when nothing is finite.
 */
export function best(curve: readonly number[]): number {
  const bad = curve.map((_, index) => Math.max(...curve.slice(Math.max(0, index - 1), index + 2)));
  return bad.reduce(
    (least, value, index) => (Number.isFinite(value) && (least < 0 || value < (bad[least] as number)) ? index : least),
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

type Request = Omit<ExpressionRequest, "mode">;
/** The nodes of a request with the number moved by so much. */
type NodesAt = (by: number) => Promise<readonly TapeNode[]>;

/**
 * A kink under the difference quotient: at the very number that is moved, with both slopes, or somewhere between x − h
 * and x + h. `smooth`: kinks at that number cancel, but their conventions do not add up to the slope.
 */
export type Kink = { is: "here" | "smooth"; left: number; right: number } | { is: "between" } | { is: "none" };

/** The same request with one number moved. */
export function moved(request: Request, name: string, element: number, by: number): Request {
  const before = request.at[name] ?? 0;
  const at = (input: MatrixInput): MatrixInput => {
    if (typeof input === "number") return input + by;
    const rows = input.length;
    return input.map((cells, row) => cells.map((cell, column) => (row + rows * column === element ? cell + by : cell)));
  };
  return { ...request, at: { ...request.at, [name]: at(before) } };
}

/**
 * Steps so small that only a kink keeps two slopes apart: where the function is smooth, they meet as the step shrinks.
 */
const [narrow, wide] = [1e-5, 1e-4].map((step) => widths.findIndex((width) => width > 0.9 * step)) as [number, number];

/**
 * Looks for a kink between x − width and x + width: where x stands at one the core says so, but of abs(x) * x both
 * slopes are the same.
 */
export async function kinkOf(
  { below, above, kinks, exact }: Pick<Differences, "below" | "above" | "kinks" | "exact">,
  nodesAt: NodesAt,
  width: number,
): Promise<Kink> {
  const slopes = (at: number) => ({ left: below[at] ?? Number.NaN, right: above[at] ?? Number.NaN });
  const jump = (at: number) => Math.abs(slopes(at).right - slopes(at).left);
  // A slope that grows as the step shrinks has no end.
  const ended = (side: "left" | "right"): number => {
    const [slope, before] = [slopes(narrow)[side], slopes(wide)[side]];
    return Math.abs(slope) > 2 * Math.abs(before) ? Math.sign(slope) * Number.POSITIVE_INFINITY : slope;
  };
  const { left, right } = slopes(narrow);
  const nodes = await nodesAt(0);
  if (kinks.length > 0 || hasSteep(nodes)) {
    if (jump(narrow) > 1e-8 * Math.abs(right) && jump(narrow) > jump(wide) / 2)
      return { is: "here", left: ended("left"), right: ended("right") };
    if (Math.abs((left + right) / 2 - exact) > 1e-3 * Math.max(1, Math.abs(exact)))
      return { is: "smooth", left, right };
  }
  const here = sides(nodes);
  if (here.length === 0) return { is: "none" };
  const [before, after] = [sides(await nodesAt(-width)), sides(await nodesAt(width))];
  // One at x itself where both slopes agree is none.
  const isCrossed = before.some((side, index) => side !== after[index] && here[index] !== 0);
  return { is: isCrossed ? "between" : "none" };
}
