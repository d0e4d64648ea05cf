/**
 * Where things stand, in pixels before zooming. Points are the bends of an edge, from the input to the node that uses
 * it.
 */
export interface Placed {
  width: number;
  height: number;
  nodes: ReadonlyArray<{ x: number; y: number }>;
  edges: ReadonlyArray<{ points: ReadonlyArray<{ x: number; y: number }>; x: number; y: number }>;
}

export interface GraphShape {
  /** The width of each node; all are equally high. */
  widths: readonly number[];
  edges: ReadonlyArray<{ from: number; to: number; width: number }>;
}

/** A value above the box, the box, and a derivative below it. */
export const row = 24;
export const box = 36;
const margin = 12;

let library: Promise<typeof import("@dagrejs/dagre")> | null = null;

/**
 * Brings the library that lays out: ahead of the first graph, so that it comes while the engine computes. Again after a
 * failure.
 */
export function loadLibrary(): Promise<typeof import("@dagrejs/dagre")> {
  library ??= import("@dagrejs/dagre").catch((failure: unknown) => {
    library = null;
    throw failure;
  });
  return library;
}

/** Inputs left, the output right. */
export async function place({ widths, edges }: GraphShape): Promise<Placed> {
  const { Graph, layout } = await loadLibrary();
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 10, edgesep: 8, ranksep: 32, marginx: margin, marginy: margin });
  for (const [id, width] of widths.entries()) graph.setNode(String(id), { width, height: box + 2 * row });
  for (const [index, { from, to, width }] of edges.entries())
    graph.setEdge(String(from), String(to), { width, height: 18, labelpos: "c" }, String(index));
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: widths.map((_, id) => {
      const { x = 0, y = 0 } = graph.node(String(id));
      return { x, y };
    }),
    edges: inOrder(
      edges,
      edges.map(({ from, to }, index) => {
        const { points = [], x = 0, y = 0 } = graph.edge(String(from), String(to), String(index));
        return { points, x, y };
      }),
    ),
  };
}

/** Of edges between the same two nodes the first stands above the second, as operands are read. */
function inOrder(edges: GraphShape["edges"], lines: Placed["edges"]): Placed["edges"] {
  return edges.map(({ from, to }, index) => {
    const alike = edges.flatMap((edge, other) => (edge.from === from && edge.to === to ? [other] : []));
    const above = [...alike].sort((one, other) => (lines[one]?.y ?? 0) - (lines[other]?.y ?? 0));
    return lines[above[alike.indexOf(index)] ?? index] as Placed["edges"][number];
  });
}

/** Where a box stands: the middle of it, and how wide it is. */
interface Stand {
  x: number;
  y: number;
  box: number;
}

/** The same line from box to box: the layout keeps room beside a box for the numbers above and below it. */
export function touching(
  points: Placed["edges"][number]["points"],
  from: Stand,
  to: Stand,
): Placed["edges"][number]["points"] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return points;
  const near = box / 2 - 8;
  const beside = (stand: Stand, side: 1 | -1, y: number) => ({
    x: stand.x + (side * stand.box) / 2,
    y: Math.min(stand.y + near, Math.max(stand.y - near, y)),
  });
  return [beside(from, 1, first.y), ...points.slice(1, -1), beside(to, -1, last.y)];
}

/** A smooth line through the bends: each bend is where the curve is pulled to, halfway between them it passes. */
export function path(points: Placed["edges"][number]["points"]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const last = rest.at(-1) ?? first;
  const middle = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    const end = index === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${round(point.x)} ${round(point.y)} ${round(end.x)} ${round(end.y)}`;
  });
  return `M${round(first.x)} ${round(first.y)}${middle.join("")}${
    rest.length === 1 ? `L${round(last.x)} ${round(last.y)}` : ""
  }`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

export type Direction = "left" | "right" | "up" | "down";
interface Point {
  x: number;
  y: number;
}

/**
 * The node that an arrow key leads to: left along an edge to an input, right to a user, up and down to the nearest in
 * the same column.
 */
export function beside(
  id: number,
  direction: Direction,
  edges: ReadonlyArray<{ from: number; to: number }>,
  nodes: readonly Point[],
): number | null {
  const here = nodes[id];
  if (!here) return null;
  const away = (other: number): number =>
    Math.abs((nodes[other]?.y ?? 0) - here.y) + Math.abs((nodes[other]?.x ?? 0) - here.x) / 4;
  const nearest = (ids: readonly number[]): number | null => [...ids].sort((a, b) => away(a) - away(b))[0] ?? null;
  if (direction === "left") return nearest(edges.filter(({ to }) => to === id).map(({ from }) => from));
  if (direction === "right") return nearest(edges.filter(({ from }) => from === id).map(({ to }) => to));
  const sign = direction === "up" ? -1 : 1;
  return nearest(
    nodes.flatMap((node, other) => ((node.y - here.y) * sign > 1 && Math.abs(node.x - here.x) < 90 ? [other] : [])),
  );
}
