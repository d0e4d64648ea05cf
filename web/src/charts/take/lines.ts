import type uPlot from "uplot";
import { tokens } from "../../look";
import { messages } from "../../messages";
import { drawAxes } from "../line-drawing";
import { drawMarks, type LineView, lineStyle } from "../line-plot";
import type { Table, Taken } from "./take";
import { words } from "./words";

/** A line chart as it can be taken along. */
interface Lines extends LineView {
  readonly label: string;
  readonly xLabel: string;
  readonly yLabel: string;
}

export function takenLines(view: Lines, plot: uPlot): Taken | null {
  const table = tableOf(view);
  if (table.rows.length === 0) return null;
  const { label, yLabel: y } = view;
  const axis = (name: string, scale: "linear" | "log") =>
    name && scale === "log" ? `${name} (${messages.text("chart.log")})` : name;
  return {
    title: label || y,
    x: axis(view.xLabel, view.xScale),
    // What a title says already is not said twice.
    y: label ? axis(y, view.scale) : "",
    table,
    width: plot.width,
    height: plot.height,
    paint: (context) => paint(context, view, plot),
  };
}

/** All points of all series, as the chart was given them. */
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

/** The plot as it stands on the screen, on another canvas: its own scales and places, which are in the screen's pixels. */
function paint(context: CanvasRenderingContext2D, view: Lines, plot: uPlot): void {
  const dots = window.devicePixelRatio || 1;
  const here = Object.create(plot, { ctx: { value: context } }) as uPlot;
  const { left, top, width, height } = plot.bbox;
  const palette = tokens[view.scheme];
  context.save();
  context.scale(1 / dots, 1 / dots);
  context.lineWidth = dots;
  context.strokeStyle = palette.line;
  for (const value of (plot.axes[1] as { _splits?: readonly number[] | null })._splits ?? []) {
    const y = plot.valToPos(value, "y", true);
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(left + width, y);
    context.stroke();
  }
  drawAxes(here, palette.muted, view);
  context.save();
  context.beginPath();
  context.rect(left, top - 2 * dots, width, height + 4 * dots);
  context.clip();
  view.under?.(here, view);
  for (const [index, line] of view.series.entries()) {
    const { stroke, width: thickness = 1, dash = [], points } = lineStyle(line, view.scheme);
    const values = view.data[index + 1] ?? [];
    const places = view.data[0].flatMap((x, at) => {
      const value = values[at];
      return value == null ? [] : [[plot.valToPos(x, "x", true), plot.valToPos(value as number, "y", true)] as const];
    });
    context.strokeStyle = context.fillStyle = String(stroke);
    context.lineWidth = thickness * dots;
    context.lineJoin = "round";
    context.setLineDash(dash.map((length) => length * dots));
    context.beginPath();
    for (const [at, [x, y]] of places.entries()) {
      if (at === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.stroke();
    context.setLineDash([]);
    if (!points?.show) continue;
    for (const [x, y] of places) {
      context.beginPath();
      context.arc(x, y, 3 * dots, 0, 2 * Math.PI);
      context.fill();
    }
  }
  context.restore();
  drawMarks(here, view);
  context.restore();
}
