import type { Expressed, ExpressionNode, Matrix64 } from "../../../engine";
import { isLeaf, type Known } from "../cursor";
import { edgeText, labelOf, longText, shortText, signOf } from "../labels";
import { words } from "../words";

/** A node as it is drawn. */
export interface DrawnNode {
  id: number;
  kind: "input" | "constant" | "op";
  /** What stands in the box: the name, or the sign of the operation, or both. */
  name: string;
  sign: string;
  /** Empty while unknown. */
  above: string;
  below: string;
  /** Complete: nothing will be added to the adjoint any more. */
  settled: boolean;
  about: string;
  /** Of its box, and of the place it needs with what stands above and below: pixels. */
  box: number;
  width: number;
}

export interface DrawnEdge {
  from: number;
  to: number;
  label: string;
  state: "ahead" | "forward" | "tangent" | "backward";
  now: boolean;
}

export interface Drawn {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
  now: number | null;
  mode: "vjp" | "jvp";
}

/** The graph of a trace as it is known at the cursor. `pass` is the trace that the local derivatives are read from. */
export function drawn(trace: Expressed, known: Known, mode: "vjp" | "jvp"): Drawn {
  const { nodes, steps } = trace;
  const locals = new Map(steps.flatMap(({ node, contributions }) => contributions.map((c) => [`${node}.${c.place}`, c.local] as const)));
  const kind = known.now?.kind;
  const handed = handedOn(trace, known, mode);
  return {
    mode,
    now: known.now?.node ?? null,
    nodes: nodes.map((node) => {
      const { id, op, value } = node;
      const derivative = known.derivatives[id] ?? null;
      const valued = known.values[id] ?? false;
      const name = isLeaf(node) || node.name !== null ? labelOf(node) : "";
      const sign = isLeaf(node) ? "" : signOf(op);
      const kind = op === "input" || op === "constant" ? op : "op";
      const box = Math.max(kind === "constant" ? 34 : 52, 24 + 9 * (name.length + sign.length) + (name && sign ? 16 : 0));
      const widest = Math.max(shortText(value).length, 8) * 7.5 + 8;
      return {
        id,
        kind,
        name,
        sign,
        above: valued && kind !== "constant" ? shortText(value) : "",
        below: derivative ? shortText(derivative) : "",
        settled: handed.has(id),
        about: about(node, valued, derivative, mode),
        box,
        width: Math.max(box, kind === "constant" ? 0 : widest),
      };
    }),
    edges: nodes.flatMap(({ id, inputs }) =>
      inputs.map((from, place): DrawnEdge => {
        const local = locals.get(`${id}.${place}`);
        const valued = known.values[id] ?? false;
        const forward = mode === "jvp" && known.derivatives[from] ? "tangent" : "forward";
        return {
          from,
          to: id,
          label: local && valued ? edgeText(local) : "",
          state: handed.has(id) && local ? "backward" : valued ? forward : "ahead",
          now: known.now?.node === id && kind !== "seed",
        };
      }),
    ),
  };
}

/** The nodes whose adjoint has been handed on to their inputs. */
function handedOn({ steps }: Expressed, { now }: Known, mode: "vjp" | "jvp"): Set<number> {
  if (mode === "jvp" || now?.kind !== "back") return new Set();
  const until = steps.findIndex(({ node }) => node === now.node);
  return new Set(steps.slice(0, until + 1).map(({ node }) => node));
}

/** A node in words. */
function about(node: ExpressionNode, valued: boolean, derivative: Matrix64 | null, mode: "vjp" | "jvp"): string {
  const { op } = node;
  const told = { name: labelOf(node), op: isLeaf(node) ? words.text(op === "input" ? "node.input" : "node.constant") : op };
  if (!valued) return words.text("node.waiting", told);
  const value = longText(node.value);
  if (!derivative) return words.text("node.value", { ...told, value });
  return words.text(mode === "vjp" ? "node.adjoint" : "node.tangent", { ...told, value, derivative: longText(derivative) });
}
