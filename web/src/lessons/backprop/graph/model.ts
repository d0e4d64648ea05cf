import type { Matrix64 } from "../../../engine";
import { Memo, MemoFor } from "../../../kit/memo";
import { currentLanguage } from "../../../messages";
import { isOutside } from "../domain";
import { nameOf, signOf, type TapeNode, type Trace } from "../operators";
import { edgeText, labelOf, longText, shortText } from "../symbols";
import { isLeaf, type Known } from "../walk";
import { words } from "../words";

/** A node as it is drawn. */
export interface DrawnNode {
  id: number;
  kind: "input" | "constant" | "op";
  /** What stands in the box: the name, and the sign of the operation. */
  name: string;
  /** The name was given by the expression; otherwise it is the place on the tape. */
  named: boolean;
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
  /** Which operand it is, 1 or 2; 0 where there is only one. */
  slot: number;
  /** The local derivative, once the pass has come to it. */
  label: string;
  state: "ahead" | "forward" | "tangent" | "backward";
  now: boolean;
}

export interface Drawn {
  /** What is drawn: as long as it is the same, so is the layout. */
  trace: Trace;
  nodes: DrawnNode[];
  edges: DrawnEdge[];
  now: number | null;
  mode: "vjp" | "jvp";
}

/**
 * What was drawn of a trace last: of some hundred nodes a step changes two or three, and the others stay the same
 * objects.
 */
interface Drawing {
  nodes: MemoFor<TapeNode, DrawnNode>;
  /** In the order of the nodes and their inputs. */
  edges: ReadonlyArray<Memo<DrawnEdge>>;
  /** Local derivatives by `node.place`. */
  locals: ReadonlyMap<string, Matrix64>;
}

const drawings = new WeakMap<Trace, Drawing>();

function drawingOf(trace: Trace): Drawing {
  const before = drawings.get(trace);
  if (before) return before;
  const locals = trace.steps.flatMap(({ node, contributions }) =>
    contributions.map((c) => [`${node}.${c.place}`, c.local] as const),
  );
  const edges = trace.nodes.flatMap(({ inputs }) => inputs.map(() => new Memo<DrawnEdge>()));
  const drawing: Drawing = { nodes: new MemoFor(), edges, locals: new Map(locals) };
  drawings.set(trace, drawing);
  return drawing;
}

/** The graph of a trace as it is known at the cursor. */
export function drawn(trace: Trace, known: Known, mode: "vjp" | "jvp"): Drawn {
  const { nodes } = trace;
  const kind = known.now?.kind;
  const handed = handedOn(trace, known, mode);
  const memo = drawingOf(trace);
  const drawnNode = (node: TapeNode): DrawnNode => {
    const derivative = known.derivatives[node.id] ?? null;
    const valued = known.values[node.id] ?? false;
    const settled = handed.has(node.id);
    return memo.nodes.get(node, [derivative, valued, settled, mode, currentLanguage()], () =>
      boxOf(node, { derivative, valued, settled, mode }),
    );
  };
  const drawnEdge = (from: number, id: number, place: number, edge: number): DrawnEdge => {
    const local = memo.locals.get(`${id}.${place}`);
    const valued = known.values[id] ?? false;
    const forward = mode === "jvp" && known.derivatives[from] ? "tangent" : "forward";
    const state = handed.has(id) && local ? "backward" : valued ? forward : "ahead";
    const now = known.now?.node === id && kind !== "seed";
    const isShown = mode === "jvp" ? valued : state === "backward";
    const slot = (nodes[id]?.inputs.length ?? 0) > 1 ? place + 1 : 0;
    const make = (): DrawnEdge => ({ from, to: id, slot, label: local && isShown ? edgeText(local) : "", state, now });
    return memo.edges[edge]?.get([valued, state, now], make) ?? make();
  };
  return {
    trace,
    mode,
    now: known.now?.node ?? null,
    nodes: nodes.map(drawnNode),
    edges: nodes
      .flatMap(({ id, inputs }) => inputs.map((from, place) => ({ from, id, place })))
      .map(({ from, id, place }, edge) => drawnEdge(from, id, place, edge)),
  };
}

/** What is known of a node. */
interface NodeState {
  derivative: Matrix64 | null;
  valued: boolean;
  settled: boolean;
  mode: "vjp" | "jvp";
}

/** A node as it is drawn with what is known of it. */
export function boxOf(node: TapeNode, { derivative, valued, settled, mode }: NodeState): DrawnNode {
  const { id, op, value } = node;
  const name = labelOf(node);
  const sign = isLeaf(node) ? "" : signOf(node);
  const kind = op === "input" || op === "constant" ? op : "op";
  const box = Math.max(kind === "constant" ? 34 : 52, 24 + 9 * (name.length + sign.length) + (sign ? 16 : 0));
  const widest = (Math.max(shortText(value).length, 7) + Math.min(name.length, 3)) * 7.5 + 10;
  return {
    id,
    kind,
    name,
    named: node.name !== null,
    sign,
    above: valued && kind !== "constant" ? (isOutside(node) ? words.text("domain.none") : shortText(value)) : "",
    below: derivative ? shortText(derivative) : "",
    settled,
    about: about(node, valued, derivative, mode),
    box,
    width: Math.max(box, kind === "constant" ? 0 : widest),
  };
}

/** The nodes whose adjoint has been handed on to their inputs. */
function handedOn({ steps }: Trace, { now }: Known, mode: "vjp" | "jvp"): Set<number> {
  if (mode === "jvp" || now?.kind !== "back") return new Set();
  const until = steps.findIndex(({ node }) => node === now.node);
  return new Set(steps.slice(0, until + 1).map(({ node }) => node));
}

/** A node in words. */
function about(node: TapeNode, valued: boolean, derivative: Matrix64 | null, mode: "vjp" | "jvp"): string {
  const { op } = node;
  const values = {
    name: labelOf(node),
    op: isLeaf(node)
      ? op === "input"
        ? words.text("node.input")
        : words.text("node.constant.at", { id: node.id })
      : nameOf(node),
  };
  if (!valued) return words.text("node.waiting", values);
  if (isOutside(node)) return words.text("node.outside", values);
  const value = longText(node.value);
  if (!derivative) return words.text("node.value", { ...values, value });
  return words.text(mode === "vjp" ? "node.adjoint" : "node.tangent", {
    ...values,
    value,
    derivative: longText(derivative),
  });
}
