/** Lines of equal value over a full grid: marching squares, with straight lines between the centres of cells. */

/** A piece of a line, in cells: 0.5, 0.5 is the centre of the first one. */
export type Piece = readonly [x1: number, y1: number, x2: number, y2: number];

/** Where a level runs; `grid[row][column]`. What is not finite lies above every level, a cell's width away. */
export function contour(grid: readonly (readonly number[])[], level: number): Piece[] {
  const pieces: Piece[] = [];
  for (let row = 0; row + 1 < grid.length; row++)
    for (let column = 0; column + 1 < (grid[row]?.length ?? 0); column++) {
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const points = corners.flatMap(([x, y], index): [number, number][] => {
        const [nextX, nextY] = corners[(index + 1) % 4] as readonly [number, number];
        const [from, to] = [grid[y]?.[x] ?? Number.NaN, grid[nextY]?.[nextX] ?? Number.NaN];
        const share = crossing(from, to, level);
        return share === null ? [] : [[x + 0.5 + share * (nextX - x), y + 0.5 + share * (nextY - y)]];
      });
      // Two crossings are one piece; four are a saddle, whose pieces join neighbours.
      for (let index = 0; index + 1 < points.length; index += 2)
        pieces.push([...(points[index] as [number, number]), ...(points[index + 1] as [number, number])]);
    }
  return pieces;
}

/** How far between two values a level lies; null when it does not. */
function crossing(from: number, to: number, level: number): number | null {
  const above = (value: number) => !(value < level);
  if (above(from) === above(to)) return null;
  if (!Number.isFinite(from)) return 0.5;
  if (!Number.isFinite(to)) return 0.5;
  return (level - from) / (to - from);
}
