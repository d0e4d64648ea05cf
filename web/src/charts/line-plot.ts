import { type Scheme, type Token, tokens } from "../look";
import { drawAxes, drawEnds, drawRings, drawStep } from "./line-drawing";
import type { LineView, Plot } from "./line-view";
import { extent, type LineSeries } from "./series";
import { linearTicks, logTicks, paddedRange } from "./ticks";

/** Around the box: the numbers of the upright axis, and below it those of the other. */
const room = { left: 46, top: 10, bottom: 22 };
/** Beyond this a canvas loses count. */
const farAway = 1e5;

/** The plot of a view on a canvas of this size. */
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
  const ticks = (ends: readonly [number, number], scale: "linear" | "log", count: number) =>
    isEmpty ? [] : (scale === "log" ? logTicks : linearTicks)(...ends, count);
  return {
    ...{ context, left, top, width, height },
    xTicks: ticks(xEnds, view.xScale, canvas.width / 90),
    yTicks: ticks(yEnds, view.scale, canvas.height / 38),
    x: (value) => left + width * across(value),
    y: (value) => Math.max(-farAway, Math.min(farAway, top + height * (1 - up(value)))),
  };
}

/** Which part of the way from one end to the other a value stands at. */
function along([from, to]: readonly [number, number], scale: "linear" | "log"): (value: number) => number {
  const on = scale === "log" ? Math.log10 : (value: number) => value;
  const [start, length] = [on(from), on(to) - on(from)];
  return (value) => (on(value) - start) / length;
}

/** Draws a view: axes, what stands under the lines, the lines, and the marks on them. */
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

/** From now on nothing is drawn outside the box, but for half a line. */
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
  if (!line.dotted) return;
  context.fillStyle = colour;
  for (const { x, y } of points) {
    context.beginPath();
    context.arc(x, y, 3, 0, 2 * Math.PI);
    context.fill();
  }
}

export function lineColour(line: LineSeries, scheme: Scheme): string {
  const named = line.colour ?? "ink";
  return tokens[scheme][named as Token] ?? named;
}

/** A third as strong; colours are written #rrggbb. */
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

/** Room for the longest name at the end of a line. */
function labelWidth(series: readonly LineSeries[]): number {
  const longest = Math.max(0, ...series.filter((line) => !line.faint).map((line) => line.label.length));
  return longest === 0 ? 12 : Math.min(160, 14 + longest * 8.4);
}
