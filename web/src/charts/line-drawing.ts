import type uPlot from "uplot";
import { countText, type Scheme } from "../look";
import { messages } from "../messages";
import { drawHaloed, drawNumber, plotFont } from "./canvas-text";
import type { LineView } from "./line-plot";
import { type Aligned, type LineSeries, spread } from "./series";

const size = 12;

function dots(): number {
  return window.devicePixelRatio || 1;
}

interface Split {
  _splits?: readonly number[] | null;
}

/** Numbers along both axes, in the plot's own type. */
export function drawAxes(plot: uPlot, colour: string, { scale, xScale }: Pick<LineView, "scale" | "xScale">): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = colour;
  ctx.textBaseline = "alphabetic";
  const [xAxis, yAxis] = plot.axes as Split[];
  for (const value of xAxis?._splits ?? []) {
    const x = plot.valToPos(value, "x", true);
    drawNumber(
      ctx,
      value,
      { x, y: bbox.top + bbox.height + 16 * dots(), align: "center", size: size * dots() },
      { power: xScale === "log" },
    );
  }
  for (const value of yAxis?._splits ?? []) {
    const y = plot.valToPos(value, "y", true) + 4 * dots();
    drawNumber(
      ctx,
      value,
      { x: bbox.left - 8 * dots(), y, align: "right", size: size * dots() },
      { power: scale === "log" },
    );
  }
  ctx.restore();
}

/** A thin line at a step, through the whole height. */
export function drawStep(plot: uPlot, step: number | null, colour: string): void {
  if (step === null || step < (plot.scales.x?.min ?? 0) || step > (plot.scales.x?.max ?? 0)) return;
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(step, "x", true));
  ctx.save();
  ctx.fillStyle = colour;
  ctx.fillRect(x, bbox.top, Math.max(1, Math.round(dots())), bbox.height);
  ctx.restore();
}

/** A ring around the point of each line that is marked. */
export function drawRings(
  plot: uPlot,
  data: Aligned,
  series: readonly LineSeries[],
  colour: (line: LineSeries) => string,
  within: string,
): void {
  const { ctx } = plot;
  ctx.save();
  ctx.fillStyle = within;
  ctx.lineWidth = 2 * dots();
  for (const [index, line] of series.entries()) {
    const at = line.mark == null ? -1 : data[0].indexOf(line.mark);
    const value = (data[index + 1] as Array<number | null> | undefined)?.[at];
    if (value == null) continue;
    ctx.strokeStyle = colour(line);
    ctx.beginPath();
    ctx.arc(plot.valToPos(line.mark as number, "x", true), plot.valToPos(value, "y", true), 5 * dots(), 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}

/**
 * The name of each line at its end, and the arrow of one that diverged: its step stands with the name, so that no two
 * ever overlap.
 */
export function drawEnds(
  plot: uPlot,
  data: Aligned,
  series: readonly LineSeries[],
  colour: (line: LineSeries) => string,
  error: string,
  scheme: Scheme,
): void {
  const { ctx, bbox } = plot;
  const right = bbox.left + bbox.width;
  const ends = series.flatMap((line, index) => {
    const values = data[index + 1] as Array<number | null> | undefined;
    const at = values?.findLastIndex((value) => value !== null) ?? -1;
    if (at < 0 || line.faint) return [];
    const y = plot.valToPos(values?.[at] as number, "y", true);
    const x = plot.valToPos(data[0][at] as number, "x", true);
    // A line that is being drawn carries its name along; one that diverged has the arrow above it.
    const low = (line.diverged ?? line.leaves) == null ? bbox.top : bbox.top + 28 * dots();
    return [{ line, x: Math.min(right, x), y: Math.min(bbox.top + bbox.height, Math.max(low, y)) }];
  });
  const places = spread(
    ends.map((end) => end.y),
    15 * dots(),
    bbox.top + 4 * dots(),
    bbox.top + bbox.height,
  );
  ctx.save();
  ctx.textBaseline = "middle";
  ctx.font = `600 ${13 * dots()}px ${plotFont}`;
  for (const [index, { line, x }] of ends.entries()) {
    const step = line.diverged ?? line.leaves;
    if (step != null) drawArrow(plot, step, line.diverged == null ? colour(line) : error);
    const end = line.diverged == null ? "chart.leaves" : "chart.diverged";
    const name = step == null ? line.label : `${line.label} ${messages.text(end, { step: countText(step) })}`;
    // There is room for a name beyond the end of the plot, not for a sentence.
    const before = step != null && x > bbox.left + bbox.width / 2;
    ctx.textAlign = before ? "right" : "left";
    drawHaloed(ctx, scheme, name, x + (before ? -8 : 8) * dots(), places[index] as number, colour(line));
  }
  ctx.restore();
}

function drawArrow(plot: uPlot, step: number, error: string): void {
  const { ctx, bbox } = plot;
  const x = plot.valToPos(step, "x", true);
  const unit = dots();
  ctx.strokeStyle = error;
  ctx.lineWidth = 2 * unit;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top + 22 * unit);
  ctx.lineTo(x, bbox.top + 2 * unit);
  ctx.moveTo(x - 5 * unit, bbox.top + 8 * unit);
  ctx.lineTo(x, bbox.top + 2 * unit);
  ctx.lineTo(x + 5 * unit, bbox.top + 8 * unit);
  ctx.stroke();
}
