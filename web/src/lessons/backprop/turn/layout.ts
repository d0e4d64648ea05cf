import type { ExpressionNode } from "../../../engine";

export interface Place {
  id: number;
  x: number;
  y: number;
}

export interface Layout {
  places: readonly Place[];
  width: number;
  height: number;
}

export const box = { width: 52, height: 32 } as const;
const across = 92;
const down = 84;
const margin = { x: 12, y: 26 };

/** Nodes in columns, left to right: each one column after the last of its inputs, and as high as they stand on average. */
export function layout(nodes: readonly ExpressionNode[]): Layout {
  const depth = new Map<number, number>();
  for (const { id, inputs } of nodes)
    depth.set(id, inputs.length === 0 ? 0 : 1 + Math.max(...inputs.map((input) => depth.get(input) ?? 0)));
  // An input stands just before its first use, not at the far left.
  for (const { id, inputs } of nodes) {
    if (inputs.length > 0) continue;
    const uses = nodes.filter((node) => node.inputs.includes(id)).map((node) => depth.get(node.id) ?? 1);
    depth.set(id, Math.max(0, Math.min(...uses) - 1));
  }
  const columns = Math.max(0, ...depth.values()) + 1;
  const height = new Map<number, number>();
  const places: Place[] = [];
  for (let column = 0; column < columns; column++) {
    const here = nodes.filter(({ id }) => depth.get(id) === column);
    const wish = (node: ExpressionNode) => {
      const known = node.inputs.map((input) => height.get(input)).filter((row) => row !== undefined);
      return known.length === 0 ? Number.POSITIVE_INFINITY : known.reduce((sum, row) => sum + row, 0) / known.length;
    };
    let next = 0;
    for (const node of [...here].sort((one, other) => wish(one) - wish(other) || one.id - other.id)) {
      const wished = wish(node);
      const row = Math.max(next, Number.isFinite(wished) ? wished : next);
      next = row + 1;
      height.set(node.id, row);
      places.push({
        id: node.id,
        x: margin.x + box.width / 2 + column * across,
        y: margin.y + box.height / 2 + row * down,
      });
    }
  }
  return {
    places,
    width: 2 * margin.x + box.width + (columns - 1) * across,
    height: 2 * margin.y + box.height + Math.max(0, ...height.values()) * down,
  };
}
