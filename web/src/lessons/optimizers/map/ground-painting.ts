import { drawNumber } from "../../../charts/canvas-text";
import { markerPath } from "../../../charts/markers";
import { linearTicks } from "../../../charts/ticks";
import { cssColour, mix, oneSidedRgb, type Scheme, tokenRgb, tokens } from "../../../look";
import type { Ground } from "./ground";
import type { Box, Projection } from "./projection";

/** The number of bands between the floor and the highest point. */
const bands = 18;
/** Facets along each side of the relief: fewer than the grid has points, so that it can be turned without a delay. */
const facets = 54;

const shade = (scheme: Scheme, height: number) => oneSidedRgb(scheme, 0.04 + 0.5 * Math.min(1, height) ** 1.5);

/** Values on a grid; x varies fastest. */
interface Field {
  columns: number;
  rows: number;
  values: ArrayLike<number>;
}

/** The contour of a field at a level, as line segments: x1, y1, x2, y2 in cells, one segment after the other. */
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

/** The corners of a cell, anticlockwise: low left, low right, high right, high left. */
const places = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/**
 * The points where a contour enters and leaves a cell, in pairs (marching squares, the plane case of Lorensen and
 * Cline, 1987).
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
  // The cell contains a saddle: the mean of the corners determines which corners are connected.
  const middleIsHigh = (corners[0] + corners[1] + corners[2] + corners[3]) / 4 >= level;
  const [low, right, high, left] = points as [[number, number], [number, number], [number, number], [number, number]];
  return corners[0] >= level === middleIsHigh ? [low, right, high, left] : [left, low, right, high];
}

/** The map: shaded by height, with contours at even steps of height, that is of the logarithm of the loss. */
export function paintMap(
  context: CanvasRenderingContext2D,
  ground: Ground,
  projection: Projection,
  scheme: Scheme,
): void {
  const { box } = projection;
  context.imageSmoothingQuality = "high";
  context.drawImage(image(ground, scheme), box.left, box.top, box.width, box.height);
  context.lineWidth = 1;
  const across = box.width / (ground.columns - 1);
  const up = box.height / (ground.rows - 1);
  for (let band = 1; band < bands; band++) {
    const pieces = contour({ columns: ground.columns, rows: ground.rows, values: ground.heights }, band / bands);
    context.strokeStyle = cssColour(mix(shade(scheme, band / bands), tokenRgb(scheme, "forward"), 0.22));
    context.beginPath();
    for (let at = 0; at < pieces.length; at += 4) {
      const [x1, y1, x2, y2] = pieces.slice(at, at + 4) as [number, number, number, number];
      context.moveTo(box.left + x1 * across, box.top + box.height - y1 * up);
      context.lineTo(box.left + x2 * across, box.top + box.height - y2 * up);
    }
    context.stroke();
  }
}

function image({ columns, rows, heights }: Ground, scheme: Scheme): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const colour = shade(scheme, heights[row * columns + column] as number);
      pixels.set([colour[0], colour[1], colour[2], 255], 4 * ((rows - 1 - row) * columns + column));
    }
  }
  canvas.getContext("2d")?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  return canvas;
}

/** The relief seen from the side, its facets painted from back to front. */
export function paintRelief(
  context: CanvasRenderingContext2D,
  ground: Ground,
  projection: Projection,
  scheme: Scheme,
  turn: number,
): void {
  const at = (column: number, row: number) => {
    const [c, r] = [
      Math.round((column * (ground.columns - 1)) / facets),
      Math.round((row * (ground.rows - 1)) / facets),
    ];
    const height = Math.min(1, ground.heights[r * ground.columns + c] as number);
    const x = ground.x[0] + ((ground.x[1] - ground.x[0]) * c) / (ground.columns - 1);
    const y = ground.y[0] + ((ground.y[1] - ground.y[0]) * r) / (ground.rows - 1);
    return { place: projection.place(x, y, height), height };
  };
  const angle = (turn * Math.PI) / 180;
  const columns = ordered(Math.sin(angle) >= 0);
  const rows = ordered(Math.cos(angle) >= 0);
  context.lineWidth = 0.7;
  context.lineJoin = "round";
  for (const row of rows) {
    for (const column of columns) {
      const corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)];
      const height = corners.reduce((sum, corner) => sum + corner.height, 0) / 4;
      context.beginPath();
      for (const { place } of corners) context.lineTo(place[0], place[1]);
      context.closePath();
      const colour = shade(scheme, height);
      context.fillStyle = cssColour(colour);
      context.strokeStyle = cssColour(mix(colour, tokenRgb(scheme, "forward"), 0.3));
      context.fill();
      context.stroke();
    }
  }
}

/** The order of facets along an axis, the farthest first. */
function ordered(descending: boolean): number[] {
  return Array.from({ length: facets }, (_, index) => (descending ? facets - 1 - index : index));
}

export function paintAxes(
  context: CanvasRenderingContext2D,
  ground: Pick<Ground, "x" | "y">,
  box: Box,
  scheme: Scheme,
): void {
  const { muted, line } = tokens[scheme];
  context.strokeStyle = line;
  context.lineWidth = 1;
  context.strokeRect(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1);
  context.fillStyle = muted;
  context.textBaseline = "alphabetic";
  const below = box.top + box.height;
  for (const value of linearTicks(ground.x[0], ground.x[1], box.width / 90)) {
    const x = box.left + ((value - ground.x[0]) / (ground.x[1] - ground.x[0])) * box.width;
    drawNumber(context, value, {
      x: Math.max(box.left + 5, Math.min(box.left + box.width - 5, x)),
      y: below + 16,
      align: "center",
      size: 12,
    });
  }
  for (const value of linearTicks(ground.y[0], ground.y[1], box.height / 70)) {
    const y = below - ((value - ground.y[0]) / (ground.y[1] - ground.y[0])) * box.height;
    drawNumber(context, value, {
      x: box.left - 7,
      y: Math.min(below - 1, Math.max(box.top + 11, y + 4)),
      align: "right",
      size: 12,
    });
  }
}

/** Marks at the minima. */
export function paintMinima(
  context: CanvasRenderingContext2D,
  ground: Ground,
  projection: Projection,
  scheme: Scheme,
): void {
  for (const [x, y] of ground.minima) {
    const [left, top] = projection.place(x, y, ground.floor === null ? 0 : ground.relief.height(ground.floor));
    context.beginPath();
    markerPath(context, "plus", left, top, 6);
    context.fillStyle = tokens[scheme].correct;
    context.strokeStyle = tokens[scheme].surface;
    context.lineWidth = 3;
    context.stroke();
    context.fill();
  }
}
