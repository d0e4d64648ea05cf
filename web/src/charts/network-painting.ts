import { cssColour, mix, type Scheme, signedRgb, tokenRgb, tokens } from "../look";
import { plotFont } from "./canvas-text";
import { type Column, lineWidth } from "./network-layout";
import { words } from "./words";

/** A unit: its layer (0 are the inputs) and its index in the layer. */
export interface Unit {
  layer: number;
  unit: number;
}

/** A layer of units; the first layer are the inputs. */
export interface NetworkLayer {
  units: number;
  /** Names of inputs or classes, drawn beside the units. */
  names?: readonly string[];
  /** The output of each unit on a grid of `mapSize` squared inputs, lowest row first: `maps[unit + units * point]`. */
  maps?: ArrayLike<number> | null;
}

/** The weights between two layers: a units x inputs matrix in column-major order, as in the core. */
export interface NetworkWeights {
  units: number;
  inputs: number;
  values: ArrayLike<number>;
}

/** The context and settings that all functions of this file draw with. */
export interface Brush {
  context: CanvasRenderingContext2D;
  scheme: Scheme;
  /** The unit whose weights are highlighted; null: all are. */
  pointed: Unit | null;
  mapSize: number;
  /** Scratch space for the picture of one unit. */
  thumbnail: HTMLCanvasElement;
}

const nameFont = `13px ${plotFont}`;

/** Pixels for the names at the left and at the right: the width of the longest, at most a quarter of the width each. */
export function margins(
  context: CanvasRenderingContext2D,
  width: number,
  layers: readonly NetworkLayer[],
  most: number,
): [left: number, right: number] {
  context.font = nameFont;
  const room = (layer: NetworkLayer | undefined) => {
    const widest = Math.max(0, ...(layer?.names ?? []).slice(0, most).map((name) => context.measureText(name).width));
    return Math.min(width / 4, widest > 0 ? widest + 10 : 2);
  };
  return [room(layers[0]), room(layers.at(-1))];
}

/** Draws the weights between column `index` and the next column. */
export function paintWeights(
  brush: Brush,
  weights: NetworkWeights,
  index: number,
  places: readonly Column[],
  largest: number,
): void {
  const [from, to] = [places[index], places[index + 1]];
  if (!from || !to) return;
  const { context } = brush;
  const [left, right] = [from.x + from.size / 2, to.x - to.size / 2];
  for (const [input, top] of from.ys.entries()) {
    for (const [unit, bottom] of to.ys.entries()) {
      const weight = weights.values[input * weights.units + unit] ?? 0;
      context.globalAlpha = isNear(brush.pointed, index, input, unit) ? 1 : 0.15;
      context.strokeStyle = lineColour(brush.scheme, weight, largest);
      context.lineWidth = lineWidth(weight, largest, from.shown * to.shown);
      context.setLineDash(weight < 0 ? [5, 4] : []);
      context.beginPath();
      context.moveTo(left, top);
      context.bezierCurveTo((left + right) / 2, top, (left + right) / 2, bottom, right, bottom);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** Whether a weight belongs to the pointed unit; true for all weights when there is none. */
function isNear(pointed: Unit | null, index: number, input: number, unit: number): boolean {
  if (!pointed) return true;
  return pointed.layer === index ? pointed.unit === input : pointed.layer === index + 1 && pointed.unit === unit;
}

function lineColour(scheme: Scheme, weight: number, largest: number): string {
  const strength = 0.1 + (0.75 * Math.abs(weight)) / (largest || 1);
  return cssColour(mix(tokenRgb(scheme, "line"), signedRgb(scheme, Math.sign(weight)), strength));
}

/** Draws the units of a layer, each with its map if it has one. */
export function paintUnits(brush: Brush, layer: NetworkLayer, index: number, { x, ys, size }: Column): void {
  const { context, pointed } = brush;
  const palette = tokens[brush.scheme];
  for (const [unit, y] of ys.entries()) {
    const isPointed = pointed?.layer === index && pointed.unit === unit;
    context.beginPath();
    context.roundRect(x - size / 2, y - size / 2, size, size, 4);
    context.fillStyle = palette.surface;
    context.fill();
    context.save();
    context.clip();
    if (layer.maps && brush.mapSize > 0) paintMap(brush, layer, unit, x - size / 2, y - size / 2, size);
    context.restore();
    context.strokeStyle = isPointed ? palette.ink : palette.edge;
    context.lineWidth = isPointed ? 2 : 1;
    context.stroke();
  }
}

function paintMap(brush: Brush, layer: NetworkLayer, unit: number, left: number, top: number, size: number): void {
  const { context, mapSize: side, thumbnail } = brush;
  const value = (point: number) => layer.maps?.[unit + layer.units * point] ?? 0;
  let largest = 1e-9;
  for (let point = 0; point < side * side; point++) largest = Math.max(largest, Math.abs(value(point)));
  const pixels = new Uint8ClampedArray(side * side * 4);
  for (let point = 0; point < side * side; point++) {
    const colour = signedRgb(brush.scheme, value(point) / largest);
    pixels.set(
      [colour[0], colour[1], colour[2], 255],
      4 * ((side - 1 - Math.floor(point / side)) * side + (point % side)),
    );
  }
  thumbnail.width = side;
  thumbnail.height = side;
  thumbnail.getContext("2d")?.putImageData(new ImageData(pixels, side, side), 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(thumbnail, left, top, size, size);
}

/** Draws the names of inputs or classes beside their units. */
export function paintNames(
  { context, scheme }: Brush,
  layer: NetworkLayer,
  column: Column,
  side: "left" | "right",
  room: number,
): void {
  context.font = nameFont;
  context.fillStyle = tokens[scheme].ink;
  context.textBaseline = "middle";
  context.textAlign = side === "left" ? "right" : "left";
  const x = column.x + (side === "left" ? -1 : 1) * (column.size / 2 + 6);
  for (const [unit, y] of column.ys.entries())
    context.fillText(shortened(context, layer.names?.[unit] ?? "", room - 8), x, y);
}

/** Draws the number of units that are not drawn below their layer. */
export function paintRest({ context, scheme }: Brush, layer: NetworkLayer, column: Column): void {
  if (layer.units <= column.shown) return;
  context.font = nameFont;
  context.fillStyle = tokens[scheme].muted;
  context.textBaseline = "middle";
  context.textAlign = "center";
  const last = column.ys.at(-1) ?? 0;
  context.fillText(
    words.text("network.more", { count: layer.units - column.shown }),
    column.x,
    last + column.size / 2 + 12,
  );
}

/** A name shortened to a width in pixels, with an ellipsis. */
function shortened(context: CanvasRenderingContext2D, name: string, width: number): string {
  if (context.measureText(name).width <= width) return name;
  let end = name.length - 1;
  while (end > 1 && context.measureText(`${name.slice(0, end)}\u2026`).width > width) end--;
  return `${name.slice(0, end)}\u2026`;
}
