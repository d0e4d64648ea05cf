import type { ExpressionNode } from "../../../engine";
import { type Maths, mi, mn, sub } from "../../../maths";
import { labelOf } from "../labels";

/** What a node is called in an equation: `w1` has a subscript. */
export function symbolOf(node: ExpressionNode): Maths {
  if (node.op === "constant" && node.name === null) return mn(node.value.values[0] ?? Number.NaN, { digits: 6 });
  const [, letters, digits] = /^([A-Za-z]+)_?(\d+)$/.exec(labelOf(node)) ?? [];
  return letters && digits ? sub(mi(letters), mn(Number(digits))) : mi(labelOf(node));
}
