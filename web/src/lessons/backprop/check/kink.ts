import type { Differences, ExpressionRequest, MatrixInput } from "../../../engine";
import { sides } from "../domain";
import type { TapeNode } from "../operators";
import { widths } from "./errors";

type Request = Omit<ExpressionRequest, "mode">;
/** The nodes of a request with the number moved by so much. */
export type NodesAt = (by: number) => Promise<readonly TapeNode[]>;

/**
 * A kink under the difference quotient: at the very number that is moved, with both slopes, or somewhere between x − h
 * and x + h.
 */
export type Kink = { is: "here"; left: number; right: number } | { is: "between" } | { is: "none" };

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
  { below, above, kinks }: Pick<Differences, "below" | "above" | "kinks">,
  nodesAt: NodesAt,
  width: number,
): Promise<Kink> {
  const slopes = (at: number) => ({ left: below[at] ?? Number.NaN, right: above[at] ?? Number.NaN });
  const jump = (at: number) => Math.abs(slopes(at).right - slopes(at).left);
  const { left, right } = slopes(narrow);
  if (kinks.length > 0 && jump(narrow) > 1e-8 * Math.abs(right) && jump(narrow) > jump(wide) / 2)
    return { is: "here", left, right };
  const here = sides(await nodesAt(0));
  if (here.length === 0) return { is: "none" };
  const [before, after] = [sides(await nodesAt(-width)), sides(await nodesAt(width))];
  // One at x itself where both slopes agree is none.
  const isCrossed = before.some((side, index) => side !== after[index] && here[index] !== 0);
  return { is: isCrossed ? "between" : "none" };
}
