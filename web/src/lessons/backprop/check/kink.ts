import type { ExpressionRequest, MatrixInput } from "../../../engine";
import { isAtKink, sides } from "../domain";
import type { TapeNode } from "../operators";

type Request = Omit<ExpressionRequest, "mode">;
/** The value of a single number and the nodes it is made of. */
export type Evaluate = (request: Request) => Promise<{ value: number; nodes: readonly TapeNode[] }>;

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
const steps = [1e-4, 1e-5] as const;

/** Looks for a kink between x − h and x + h, where x is one element of a name. */
export async function kinkOf(
  request: Request,
  name: string,
  element: number,
  width: number,
  evaluate: Evaluate,
): Promise<Kink> {
  const at = (by: number) => evaluate(moved(request, name, element, by));
  const here = await at(0);
  if (sides(here.nodes).length === 0) return { is: "none" };
  const jumps: { left: number; right: number; jump: number }[] = [];
  for (const step of steps) {
    const [below, above] = [await at(-step), await at(step)];
    const [left, right] = [(here.value - below.value) / step, (above.value - here.value) / step];
    jumps.push({ left, right, jump: Math.abs(right - left) });
  }
  const [wide, narrow] = jumps as [(typeof jumps)[0], (typeof jumps)[0]];
  const isTied = here.nodes.some(isAtKink);
  if (isTied && narrow.jump > 1e-8 * Math.abs(narrow.right) && narrow.jump > wide.jump / 2)
    return { is: "here", left: narrow.left, right: narrow.right };
  const [before, after] = [sides((await at(-width)).nodes), sides((await at(width)).nodes)];
  // One at x itself where both slopes agree, as of abs(x) * x, is none.
  const isCrossed = before.some((side, index) => side !== after[index] && sides(here.nodes)[index] !== 0);
  return { is: isCrossed ? "between" : "none" };
}
