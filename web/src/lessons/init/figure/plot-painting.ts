import { drawHaloed, drawNumber, plotFont } from "../../../charts/canvas-text";
import { spread } from "../../../charts/series";
import { linearTicks, logTicks } from "../../../charts/ticks";
import { type Scheme, tokens } from "../../../look";
import { words } from "../words";
import type { DepthLine } from "./depth-line";
import { edge, leaving, leavingText, logEnds } from "./edges";
import { type Columns, columns, layerTicks } from "./geometry";
import { nameFont } from "./line-look";

export interface PlotView {
  width: number;
  height: number;
  count: number;
  lines: readonly DepthLine[];
  share: boolean;
  backward: boolean;
  layer: number | null;
  scheme: Scheme;
}

interface Axes extends Columns {
  top: number;
  bottom: number;
  ticks: readonly number[];
  log: boolean;
  /** The position of a value in pixels; null if the value is outside the axis. */
  y(value: number): number | null;
}

export function paintPlot(context: CanvasRenderingContext2D, view: PlotView): void {
  if (view.count === 0) return;
  const axes = axesOf(view);
  paintAxes(context, view, axes);
  // The chosen line last, over the others.
  const order = [...view.lines].sort((one, other) => Number(one.chosen) - Number(other.chosen));
  for (const line of order) paintRepeats(context, line, axes);
  for (const line of order) paintLine(context, line, axes, view.scheme);
  paintNames(context, view, axes);
  if (!view.share) paintEdges(context, view, axes);
}

function axesOf({ width, height, count, lines, share, backward }: PlotView): Axes {
  const [top, bottom] = [10, height - 38];
  const values = lines.flatMap(({ measured, predicted, repeats }) => [
    ...measured,
    ...predicted.filter((value) => value !== null),
    ...repeats.flat(),
  ]);
  const [low, high] = share ? [0, 1] : logEnds(values);
  // Texts at the lower edge get rows of their own below the lines.
  const words = share
    ? 0
    : lines.filter(({ measured }) => ["zero", "vanishes"].includes(leaving(measured, backward)?.how ?? "")).length;
  const floor = bottom - 18 * words;
  const position = (part: number) => floor - (floor - top) * part;
  const y = (value: number): number | null => {
    if (share) return position(value);
    if (!(value >= edge.low) || value > edge.high) return null;
    return position(Math.log(value / low) / Math.log(high / low));
  };
  const room = (floor - top) / 34;
  return {
    ...columns(width, count),
    top,
    bottom,
    log: !share,
    y,
    ticks: share ? linearTicks(0, 1, 5) : logTicks(low, high, room),
  };
}

function paintAxes(context: CanvasRenderingContext2D, { count, layer, height, scheme }: PlotView, axes: Axes): void {
  const { line, muted } = tokens[scheme];
  if (layer !== null) {
    context.fillStyle = line;
    context.globalAlpha = 0.6;
    context.fillRect(axes.at(layer) - axes.step / 2, axes.top - 10, axes.step, axes.bottom - axes.top + 10);
    context.globalAlpha = 1;
  }
  context.textBaseline = "alphabetic";
  for (const tick of axes.ticks) {
    const y = axes.y(tick);
    if (y === null) continue;
    context.fillStyle = line;
    context.fillRect(axes.left, Math.round(y), axes.right - axes.left, 1);
    context.fillStyle = muted;
    drawNumber(context, tick, { x: axes.left - 8, y: y + 4, align: "right", size: 12 }, { power: axes.log });
  }
  context.fillStyle = muted;
  for (const tick of layerTicks(count, axes.step))
    drawNumber(context, tick, { x: axes.at(tick), y: axes.bottom + 18, align: "center", size: 12 });
  context.font = `13px ${plotFont}`;
  context.textAlign = "center";
  context.fillText(words.text("figure.axis"), (axes.left + axes.right) / 2, height - 4);
}

/** The same line in networks of other seeds: thin, to show how much they differ. */
function paintRepeats(context: CanvasRenderingContext2D, { colour, stale, repeats }: DepthLine, axes: Axes): void {
  context.save();
  context.globalAlpha = stale ? 0.1 : 0.35;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.lineJoin = "round";
  for (const repeat of repeats) strokeThrough(context, repeat, axes);
  context.restore();
}

function paintLine(context: CanvasRenderingContext2D, line: DepthLine, axes: Axes, scheme: Scheme): void {
  const theory = line.predicted.some((value) => value !== null);
  context.save();
  context.globalAlpha = line.stale ? 0.3 : 1;
  context.strokeStyle = line.colour;
  context.lineJoin = "round";
  context.lineWidth = line.chosen ? 2.4 : 1.5;
  // Without a closed form a thin line only joins the dots.
  if (!theory) context.lineWidth = 0.8;
  if (line.dashed) context.setLineDash([5, 4]);
  strokeThrough(context, theory ? line.predicted : line.measured, axes);
  context.setLineDash([]);
  const radius = Math.min(line.chosen ? 4 : 3, axes.step * 0.28);
  for (const [layer, value] of line.measured.entries()) {
    const y = axes.y(value);
    if (y === null) continue;
    context.beginPath();
    context.arc(axes.at(layer), y, radius, 0, 2 * Math.PI);
    context.fillStyle = line.colour;
    context.fill();
    context.lineWidth = 1.2;
    context.strokeStyle = tokens[scheme].paper;
    context.stroke();
  }
  context.restore();
}

function strokeThrough(context: CanvasRenderingContext2D, values: readonly (number | null)[], axes: Axes): void {
  context.beginPath();
  let drawn = false;
  for (const [layer, value] of values.entries()) {
    const y = value === null ? null : axes.y(value);
    if (y === null) drawn = false;
    else {
      if (drawn) context.lineTo(axes.at(layer), y);
      else context.moveTo(axes.at(layer), y);
      drawn = true;
    }
  }
  context.stroke();
}

/**
 * The name of each line whose last value is on the axis, at the right and near that value; `paintEdges` names the
 * others.
 */
function paintNames(context: CanvasRenderingContext2D, { lines, scheme }: PlotView, axes: Axes): void {
  const ends = lines.flatMap((line) => {
    const last = line.measured.findLastIndex((value) => axes.y(value) !== null);
    return last < line.measured.length - 1 ? [] : [{ line, y: axes.y(line.measured[last] ?? 0) ?? 0 }];
  });
  const places = spread(
    ends.map(({ y }) => y),
    16,
    axes.top + 4,
    axes.bottom - 2,
  );
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.font = nameFont(axes);
  for (const [index, { line }] of ends.entries()) {
    context.globalAlpha = line.stale ? 0.5 : 1;
    drawHaloed(context, scheme, line.label, axes.right + 8, places[index] as number, line.colour, axes.names);
  }
  context.globalAlpha = 1;
}

/**
 * A text with an arrow for each line that leaves the axis, at the layer where it leaves. Texts on the same side stand
 * in rows.
 */
function paintEdges(context: CanvasRenderingContext2D, { lines, backward, scheme }: PlotView, axes: Axes): void {
  const used = { up: 0, down: 0 };
  context.font = nameFont(axes);
  context.textBaseline = "middle";
  for (const line of lines) {
    const left = leaving(line.measured, backward);
    if (!left) continue;
    const side = left.how === "explodes" || left.how === "overflows" ? "up" : "down";
    const y = side === "up" ? axes.top + 8 + 18 * used.up++ : axes.bottom - 10 - 18 * used.down++;
    const text = `${side === "up" ? "↑" : "↓"} ${leavingText(line.label, left, axes.narrow)}`;
    const width = context.measureText(text).width;
    const place = axes.at(left.layer) + (backward ? -width : 0);
    context.textAlign = "left";
    context.globalAlpha = line.stale ? 0.5 : 1;
    drawHaloed(context, scheme, text, Math.max(axes.left + 4, Math.min(place, axes.right - width)), y, line.colour);
  }
  context.globalAlpha = 1;
}
