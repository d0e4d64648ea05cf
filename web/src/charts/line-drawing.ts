import { countText, type Scheme } from "../look";
import { messages } from "../messages";
import { drawHaloed, drawNumber, plotFont } from "./canvas-text";
import type { LineView, Plot } from "./line-view";
import { type Aligned, type LineSeries, spread } from "./series";

const size = 12;

/** A line at each number of the upright axis, and the numbers along both. */
export function drawAxes(
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

/** A thin line at a step, through the whole height. */
export function drawStep(plot: Plot, step: number | null, colour: string): void {
  const { context, left, width, top, height } = plot;
  const x = step === null ? Number.NaN : Math.round(plot.x(step));
  if (!(x >= left && x <= left + width)) return;
  context.fillStyle = colour;
  context.fillRect(x, top, 1, height);
}

/** A ring around the point of each line that is marked. */
export function drawRings(
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
 * The name of each line at its end, and the arrow of one that diverged: its step stands with the name, so that no two
 * ever overlap.
 */
export function drawEnds(
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
    // A line that is being drawn carries its name along; one that diverged has the arrow above it.
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
    // There is room for a name beyond the end of the plot, not for a sentence.
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
