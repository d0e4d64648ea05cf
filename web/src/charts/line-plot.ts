import { countText, type Scheme, type Token, tokens } from "../look";
import { messages } from "../messages";
import { drawHaloed, drawNumber, plotFont } from "./canvas-text";
import type { LineView, Plot } from "./line-view";
import { type Aligned, extent, type LineSeries, spread } from "./series";
import { linearTicks, logTicks, paddedRange } from "./ticks";

/** Pixels around the plot box: for the numbers of the vertical axis at the left, of the horizontal axis below. */
const room = { left: 46, top: 10, bottom: 22 };
/** Coordinates are limited to this, since a canvas draws larger ones wrongly. */
const farAway = 1e5;

/** The geometry of a view on a canvas of this size, in CSS pixels. */
export function plotOf(
  context: CanvasRenderingContext2D,
  view: LineView,
  canvas: { width: number; height: number },
): Plot {
  const { left, top } = room;
  const width = Math.max(1, canvas.width - left - labelWidth(view.series));
  const height = Math.max(1, canvas.height - top - room.bottom);
  const [xEnds, yEnds] = [xRange(view), yRange(view)];
  const [across, up] = [along(xEnds, view.xScale), along(yEnds, view.scale)];
  const isEmpty = view.data[0].length === 0;
  // Steps, layers and epochs are whole numbers: no ticks between them.
  const isCounted = view.data[0].every(Number.isInteger);
  const ticks = (ends: readonly [number, number], scale: "linear" | "log", count: number) =>
    isEmpty ? [] : (scale === "log" ? logTicks : linearTicks)(...ends, count);
  return {
    ...{ context, left, top, width, height },
    xTicks: ticks(xEnds, view.xScale, canvas.width / 90).filter((tick) => !isCounted || Number.isInteger(tick)),
    yTicks: ticks(yEnds, view.scale, canvas.height / 38),
    x: (value) => left + width * across(value),
    y: (value) => Math.max(-farAway, Math.min(farAway, top + height * (1 - up(value)))),
  };
}

/** Maps a value to its position between two ends: 0 at the first, 1 at the second. */
function along([from, to]: readonly [number, number], scale: "linear" | "log"): (value: number) => number {
  const on = scale === "log" ? Math.log10 : (value: number) => value;
  const [start, length] = [on(from), on(to) - on(from)];
  return (value) => (on(value) - start) / length;
}

/** Draws a view: axes, the drawing of `under`, lines, and marks. */
export function paintPlot(plot: Plot, view: LineView): void {
  const palette = tokens[view.scheme];
  drawAxes(plot, palette.muted, palette.line, view);
  view.under?.(plot, view);
  for (const [index, line] of view.series.entries())
    drawLine(plot, view.data[0], view.data[index + 1] as Array<number | null>, line, lineColour(line, view.scheme));
  drawStep(plot, view.current, palette.ink);
  if (view.reading !== null) drawStep(plot, view.data[0][view.reading] ?? null, palette.muted);
  const colour = (line: LineSeries) => lineColour(line, view.scheme);
  drawRings(plot, view.data, view.series, colour, palette.surface);
  drawEnds(plot, view.data, view.series, colour, palette.error, view.scheme);
}

/** Clips all further drawing to the plot box plus one pixel, for half the width of a line. */
export function clip({ context, left, top, width, height }: Plot): void {
  context.beginPath();
  context.rect(left - 1, top - 1, width + 2, height + 2);
  context.clip();
}

function drawLine(
  plot: Plot,
  xs: readonly number[],
  ys: ReadonlyArray<number | null>,
  line: LineSeries,
  colour: string,
): void {
  const { context } = plot;
  const points = xs.flatMap((x, index) => {
    const y = ys[index] ?? null;
    return y === null ? [] : [{ x: plot.x(x), y: plot.y(y) }];
  });
  context.save();
  clip(plot);
  context.strokeStyle = line.faint ? faint(colour) : colour;
  context.lineWidth = line.faint ? 1 : 2;
  context.lineJoin = "round";
  context.setLineDash(line.dashed ? [5, 4] : []);
  context.beginPath();
  for (const { x, y } of points) context.lineTo(x, y);
  context.stroke();
  context.restore();
  // Points get dots in a dotted series, and when there is only one, which makes no line.
  if (!line.dotted && points.length > 1) return;
  context.fillStyle = colour;
  for (const { x, y } of points) {
    context.beginPath();
    context.arc(x, y, 3, 0, 2 * Math.PI);
    context.fill();
  }
}

/** The CSS colour of a line. */
export function lineColour(line: LineSeries, scheme: Scheme): string {
  const named = line.colour ?? "ink";
  return tokens[scheme][named as Token] ?? named;
}

/** A colour `#rrggbb` with an opacity of 0.32; other colours unchanged. */
function faint(colour: string): string {
  return /^#[0-9a-f]{6}$/i.test(colour) ? `${colour}52` : colour;
}

function xRange({ data: [xs], xEnd, current, series, xScale }: LineView): [number, number] {
  const log = xScale === "log";
  const first = log ? (xs[0] ?? 1) : Math.min(0, xs[0] ?? 0);
  const last = Math.max(
    xEnd ?? 0,
    xs.at(-1) ?? 0,
    current ?? 0,
    ...series.map((line) => line.diverged ?? line.leaves ?? 0),
  );
  return [first, last > first ? last : log ? first * 10 : first + 1];
}

function yRange({ yRange: fixed, data, scale }: LineView): [number, number] {
  if (fixed) return [fixed[0], fixed[1]];
  return paddedRange(...extent(data), scale);
}

/** Pixels for the longest label at the end of a line. */
function labelWidth(series: readonly LineSeries[]): number {
  const longest = Math.max(0, ...series.filter((line) => !line.faint).map((line) => line.label.length));
  return longest === 0 ? 12 : Math.min(160, 14 + longest * 8.4);
}

const size = 12;

/** Draws a grid line at each tick of the vertical axis, and the numbers of both axes. */
function drawAxes(
  plot: Plot,
  colour: string,
  grid: string,
  { scale, xScale }: Pick<LineView, "scale" | "xScale">,
): void {
  const { context, left, top, width, height } = plot;
  context.textBaseline = "alphabetic";
  context.fillStyle = grid;
  for (const value of plot.yTicks) context.fillRect(left, Math.round(plot.y(value)), width, 1);
  context.fillStyle = colour;
  for (const value of plot.xTicks) {
    const at = { x: plot.x(value), y: top + height + 16, align: "center", size } as const;
    drawNumber(context, value, at, { power: xScale === "log" });
  }
  for (const value of plot.yTicks) {
    const at = { x: left - 8, y: plot.y(value) + 4, align: "right", size } as const;
    drawNumber(context, value, at, { power: scale === "log" });
  }
}

/** Draws a thin vertical line at a step. */
function drawStep(plot: Plot, step: number | null, colour: string): void {
  const { context, left, width, top, height } = plot;
  const x = step === null ? Number.NaN : Math.round(plot.x(step));
  if (!(x >= left && x <= left + width)) return;
  context.fillStyle = colour;
  context.fillRect(x, top, 1, height);
}

/** Draws a ring around the marked point of each line. */
function drawRings(
  plot: Plot,
  data: Aligned,
  series: readonly LineSeries[],
  colour: (line: LineSeries) => string,
  within: string,
): void {
  const { context } = plot;
  context.save();
  context.fillStyle = within;
  context.lineWidth = 2;
  for (const [index, line] of series.entries()) {
    const at = line.mark == null ? -1 : data[0].indexOf(line.mark);
    const value = (data[index + 1] as Array<number | null> | undefined)?.[at];
    if (value == null) continue;
    context.strokeStyle = colour(line);
    context.beginPath();
    context.arc(plot.x(line.mark as number), plot.y(value), 5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  context.restore();
}

/**
 * Draws the label at the end of each line, and the arrow of a line that diverged or left the picture. The step of the
 * arrow is part of the label, so that texts do not overlap.
 */
function drawEnds(
  plot: Plot,
  data: Aligned,
  series: readonly LineSeries[],
  colour: (line: LineSeries) => string,
  error: string,
  scheme: Scheme,
): void {
  const { context, left, top, width, height } = plot;
  const right = left + width;
  const ends = series.flatMap((line, index) => {
    const values = data[index + 1] as Array<number | null> | undefined;
    const at = values?.findLastIndex((value) => value !== null) ?? -1;
    if (at < 0 || line.faint) return [];
    const y = plot.y(values?.[at] as number);
    const x = plot.x(data[0][at] as number);
    // The label follows the end of a line that grows; the label of a line with an arrow is below the arrow.
    const low = (line.diverged ?? line.leaves) == null ? top : top + 28;
    return [{ line, x: Math.min(right, x), y: Math.min(top + height, Math.max(low, y)) }];
  });
  const places = spread(
    ends.map((end) => end.y),
    15,
    top + 4,
    top + height,
  );
  context.save();
  context.textBaseline = "middle";
  context.font = `600 13px ${plotFont}`;
  for (const [index, { line, x }] of ends.entries()) {
    const step = line.diverged ?? line.leaves;
    if (step != null) drawArrow(plot, step, line.diverged == null ? colour(line) : error);
    const end = line.diverged == null ? "chart.leaves" : "chart.diverged";
    const name = step == null ? line.label : `${line.label} ${messages.text(end, { step: countText(step) })}`;
    // At the right of the plot there is room for a label, but not for the longer text with a step.
    const before = step != null && x > left + width / 2;
    context.textAlign = before ? "right" : "left";
    drawHaloed(context, scheme, name, x + (before ? -8 : 8), places[index] as number, colour(line));
  }
  context.restore();
}

function drawArrow(plot: Plot, step: number, error: string): void {
  const { context, top } = plot;
  const x = plot.x(step);
  context.strokeStyle = error;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x, top + 22);
  context.lineTo(x, top + 2);
  context.moveTo(x - 5, top + 8);
  context.lineTo(x, top + 2);
  context.lineTo(x + 5, top + 8);
  context.stroke();
}
