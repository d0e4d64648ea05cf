import type { LineSeries } from "../../../charts";
import type { Differences } from "../../../engine";
import { best, curveOf, hasTruncation, widths } from "./errors";
import { words } from "./words";

/** The error over the step width in both precisions, and the slopes of its two causes where they can be seen. */
export function series(found: Differences): LineSeries[] {
  const double = curveOf(found, "double");
  return [
    { label: words.text("chart.double"), x: widths, y: double, colour: "backward" },
    { label: words.text("chart.float"), x: widths, y: curveOf(found, "float"), colour: "parameter" },
    ...(hasTruncation(double) ? [guide(words.text("chart.square"), double, 2, 46, 54)] : []),
    ...(best(double) > 12 ? [guide(words.text("chart.inverse"), double, -1, 14, 30)] : []),
  ];
}

/** A power of h beside a stretch of the curve, a little above it. */
function guide(label: string, curve: readonly number[], slope: number, from: number, to: number): LineSeries {
  const middle = Math.round((from + to) / 2);
  const start = 8 * (curve[middle] as number) * (widths[middle] as number) ** -slope;
  const x = widths.slice(from, to + 1);
  return { label, x, y: x.map((width) => start * width ** slope), colour: "muted", dashed: true };
}
