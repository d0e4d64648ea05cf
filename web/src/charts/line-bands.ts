import type uPlot from "uplot";
import { type LineView, lineColour } from "./line-plot";

/**
 * The band of each line that has one, pale, so that bands can be seen through one another: what a chart with bands gets
 * as
 * `under`. On a log axis it goes down to the edge where it reaches 0.
 */
export function drawBands(plot: uPlot, { series, scale, xScale, scheme }: LineView): void {
  const { ctx, bbox } = plot;
  const bottom = bbox.top + bbox.height;
  const height = (value: number) => (scale === "log" && value <= 0 ? bottom : plot.valToPos(value, "y", true));
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.globalAlpha = 0.16;
  for (const line of series) {
    if (!line.band) continue;
    const { low, high } = line.band;
    const points = Array.from(line.x, (x, index) => ({
      x,
      low: low[index] as number,
      high: high[index] as number,
    })).filter(
      (point) => Number.isFinite(point.low) && Number.isFinite(point.high) && (xScale === "linear" || point.x > 0),
    );
    ctx.fillStyle = lineColour(line, scheme);
    ctx.beginPath();
    for (const point of points) ctx.lineTo(plot.valToPos(point.x, "x", true), height(point.high));
    for (const point of points.reverse()) ctx.lineTo(plot.valToPos(point.x, "x", true), height(point.low));
    ctx.fill();
  }
  ctx.restore();
}
