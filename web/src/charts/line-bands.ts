import { clip, lineColour } from "./line-plot";
import type { LineView, Plot } from "./line-view";

/**
 * Draws the band of each line that has one, transparent, so that overlapping bands are visible. The value of `under`
 * for a chart with bands. On a log axis a band that reaches 0 extends to the lower edge.
 */
export function drawBands(plot: Plot, { series, scale, xScale, scheme }: LineView): void {
  const { context } = plot;
  const place = (value: number) => (scale === "log" && value <= 0 ? plot.top + plot.height : plot.y(value));
  context.save();
  clip(plot);
  context.globalAlpha = 0.16;
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
    context.fillStyle = lineColour(line, scheme);
    context.beginPath();
    for (const point of points) context.lineTo(plot.x(point.x), place(point.high));
    for (const point of points.reverse()) context.lineTo(plot.x(point.x), place(point.low));
    context.fill();
  }
  context.restore();
}
