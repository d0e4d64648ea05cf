import type uPlot from "uplot";
import { type Scheme, type Token, tokens } from "../look";
import { drawAxes, drawEnds, drawRings, drawStep } from "./line-drawing";
import { type Aligned, extent, type LineSeries } from "./series";
import { linearTicks, logTicks, paddedRange } from "./ticks";

/** What a plot shows, read anew whenever it is drawn. */
export interface LineView {
  readonly data: Aligned;
  readonly series: readonly LineSeries[];
  readonly scale: "linear" | "log";
  readonly xScale: "linear" | "log";
  readonly current: number | null;
  readonly xEnd: number | null;
  readonly yRange: readonly [number, number] | null;
  readonly height: number;
  readonly reading: number | null;
  readonly scheme: Scheme;
  /** Draws under all lines what only some charts have, such as bands. */
  readonly under?: (plot: uPlot, view: LineView) => void;
}

/** How uPlot is to draw a view. Numbers along the axes, names and marks are our own. */
export function plotOptions(view: LineView, width: number, pointed: (plot: uPlot) => void): uPlot.Options {
  const palette = tokens[view.scheme];
  const none = { show: false };
  const blank = (_: uPlot, splits: number[]) => splits.map(() => "");
  return {
    width,
    height: view.height,
    legend: none,
    padding: [10, labelWidth(view.series), 0, 0],
    scales: {
      x: { time: false, distr: view.xScale === "log" ? 3 : 1, range: () => xRange(view) },
      y: { distr: view.scale === "log" ? 3 : 1, range: () => yEnds(view) },
    },
    axes: [
      { size: 22, splits: ticks(view, "x"), values: blank, grid: none, ticks: none },
      { size: 46, splits: ticks(view, "y"), values: blank, grid: { stroke: palette.line, width: 1 }, ticks: none },
    ],
    cursor: { x: false, y: false, drag: { x: false, y: false }, points: none },
    series: [{}, ...view.series.map((line) => lineStyle(line, view.scheme))],
    hooks: {
      drawAxes: [(plot) => drawAxes(plot, palette.muted, view), (plot) => view.under?.(plot, view)],
      draw: [(plot) => drawMarks(plot, view)],
      setCursor: [pointed],
    },
  };
}

export function drawMarks(plot: uPlot, view: LineView): void {
  const palette = tokens[view.scheme];
  drawStep(plot, view.current, palette.ink);
  if (view.reading !== null) drawStep(plot, view.data[0][view.reading] ?? null, palette.muted);
  const colour = (line: LineSeries) => lineColour(line, view.scheme);
  drawRings(plot, view.data, view.series, colour, palette.surface);
  drawEnds(plot, view.data, view.series, colour, palette.error, view.scheme);
}

function ticks(view: LineView, axis: "x" | "y") {
  return (plot: uPlot, _: number, min: number, max: number): number[] => {
    if (view.data[0].length === 0) return [];
    const room = axis === "x" ? plot.width / 90 : plot.height / 38;
    const scale = axis === "y" ? view.scale : view.xScale;
    return scale === "log" ? logTicks(min, max, room) : linearTicks(min, max, room);
  };
}

export function lineColour(line: LineSeries, scheme: Scheme): string {
  const named = line.colour ?? "ink";
  return tokens[scheme][named as Token] ?? named;
}

export function lineStyle(line: LineSeries, scheme: Scheme): uPlot.Series {
  const colour = lineColour(line, scheme);
  const look = { stroke: line.faint ? faint(colour) : colour, width: line.faint ? 1 : 2 };
  return {
    ...look,
    spanGaps: true,
    points: { show: line.dotted ?? false, size: 6, fill: colour, stroke: colour },
    ...(line.dashed ? { dash: [5, 4] } : {}),
  };
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

function yEnds({ yRange, data, scale }: LineView): [number, number] {
  if (yRange) return [yRange[0], yRange[1]];
  return paddedRange(...extent(data), scale);
}

/** Room for the longest name at the end of a line. */
function labelWidth(series: readonly LineSeries[]): number {
  const longest = Math.max(0, ...series.filter((line) => !line.faint).map((line) => line.label.length));
  return longest === 0 ? 12 : Math.min(160, 14 + longest * 8.4);
}
