import { messages } from "../../messages";
import { paintPlot, plotOf } from "../line-plot";
import type { LineView } from "../line-view";
import type { Table, Taken } from "./take";
import { words } from "./words";

/** The view and the texts of a line chart for export. */
interface Lines extends LineView {
  readonly label: string;
  readonly xLabel: string;
  readonly yLabel: string;
}

/** A line chart for export at a size in CSS pixels; null when it has no points. */
export function takenLines(view: Lines, { width, height }: { width: number; height: number }): Taken | null {
  const table = tableOf(view);
  if (table.rows.length === 0) return null;
  const { label, yLabel: y } = view;
  const axis = (name: string, scale: "linear" | "log") =>
    name && scale === "log" ? `${name} (${messages.text("chart.log")})` : name;
  return {
    title: label || y,
    x: axis(view.xLabel, view.xScale),
    // Without a label, the title is already the name of the vertical axis.
    y: label ? axis(y, view.scale) : "",
    table,
    width,
    height,
    paint: (context) => paintPlot(plotOf(context, view, { width, height }), view),
  };
}

/** The table of all points of all series, before thinning. */
function tableOf({ series, xLabel, yLabel }: Lines): Table {
  const hasBands = series.some(({ band }) => band);
  const names = [words.text("series"), xLabel || "x", yLabel || "y"];
  return {
    columns: hasBands ? [...names, words.text("low"), words.text("high")] : names,
    rows: series.flatMap(({ label, x, y, band }) =>
      Array.from({ length: Math.min(x.length, y.length) }, (_, i) => {
        const row = [label, x[i] as number, y[i] as number];
        return hasBands ? [...row, band?.low[i] ?? null, band?.high[i] ?? null] : row;
      }),
    ),
  };
}
