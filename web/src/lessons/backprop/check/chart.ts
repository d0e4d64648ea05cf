import { html, type TemplateResult } from "lit";
import "../../../charts";
import type { LineSeries } from "../../../charts";
import type { Differences } from "../../../engine";
import { best, curveOf, growthOf, widths } from "./errors";
import { words } from "./words";

/** The error over the step width in both precisions; `current` is the chosen width. */
export function errorChart(differences: Differences, current: number): TemplateResult {
  return html`<gl-line-chart
    label=${words.text("chart")}
    x-label=${words.text("chart.x")}
    y-label=${words.text(differences.exact === 0 ? "chart.y.absolute" : "chart.y")}
    scale="log"
    x-scale="log"
    .height=${280}
    .current=${current}
    .series=${series(differences)}
    empty=${words.text("chart.none")}
  ></gl-line-chart>`;
}

/** Both curves, and the slopes of their two causes where they can be seen. */
function series(differences: Differences): LineSeries[] {
  const double = curveOf(differences, "double");
  return [
    { label: words.text("chart.double"), x: widths, y: double, colour: "backward" },
    { label: words.text("chart.float"), x: widths, y: curveOf(differences, "float"), colour: "parameter" },
    ...(growthOf(double) === 2 ? [guide(words.text("chart.square"), double, 2, 46, 54)] : []),
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
