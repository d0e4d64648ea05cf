/** Values on a grid, x fastest. */
export interface Field {
  columns: number;
  rows: number;
  values: ArrayLike<number>;
}

/** Straight pieces of the lines on which a field has one value: x1, y1, x2, y2 in cells, piece after piece. */
export function contour({ columns, rows, values }: Field, level: number): number[] {
  const pieces: number[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const at = row * columns + column;
      const corners = [values[at], values[at + 1], values[at + columns + 1], values[at + columns]] as [
        number,
        number,
        number,
        number,
      ];
      if (Math.min(...corners) >= level || Math.max(...corners) < level) continue;
      for (const [x, y] of crossings(corners, level)) pieces.push(x + column, y + row);
    }
  }
  return pieces;
}

/** Corners in the order round: low left, low right, high right, high left. */
const places = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/**
 * Where the level enters and leaves a cell (marching squares; Lorensen and Cline, 1987, in the plane): pairs of points.
 */
function crossings(corners: readonly [number, number, number, number], level: number): Array<[number, number]> {
  const points: Array<[number, number]> = [];
  for (let edge = 0; edge < 4; edge++) {
    const next = (edge + 1) % 4;
    const [from, to] = [corners[edge] as number, corners[next] as number];
    if (from < level === to < level) continue;
    const part = (level - from) / (to - from);
    const [a, b] = [places[edge] as readonly [number, number], places[next] as readonly [number, number]];
    points.push([a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part]);
  }
  if (points.length < 4) return points;
  // A saddle in the cell: the mean of the corners says which corners belong together.
  const middleIsHigh = (corners[0] + corners[1] + corners[2] + corners[3]) / 4 >= level;
  const [low, right, high, left] = points as [[number, number], [number, number], [number, number], [number, number]];
  return corners[0] >= level === middleIsHigh ? [low, right, high, left] : [left, low, right, high];
}
