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
