import type uPlot from "uplot";
import type { LineSeries } from "../../../charts";
import { type LineView, lineColour } from "../../../charts/line-plot";
import { type Losses, limit, lineOf, minima, type Of, rates, values } from "./plan";
import { words } from "./words";

const colours = ["forward", "backward", "parameter", "ink"] as const;

/** Loss against rate, a line a value; the best rate of each is ringed. */
export function linesOf(of: Of, losses: Losses): LineSeries[] {
  const best = minima(of, losses);
  return values[of].map((value, index): LineSeries => {
    const line = lineOf(of, losses, index);
    const finite = rates[of].flatMap((lr, place) => {
      const loss = line[place];
      return loss === null || loss === undefined || loss <= 0 ? [] : [{ lr, loss }];
    });
    return {
      label: words.text(`${of}.value`, { value }),
      colour: colours[index] ?? "ink",
      dashed: index % 2 === 1,
      dotted: true,
      mark: rates[of][best[index] ?? -1] ?? null,
      x: finite.map(({ lr }) => lr),
      y: finite.map(({ loss }) => loss),
    };
  });
}

/** Draws the largest stable rate of each value by theory, as a dotted line in the colour of its curve. */
export function limitsUnder(of: Of): (plot: uPlot, view: LineView) => void {
  return (plot, view) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.setLineDash([2, 3]);
    ctx.lineWidth = 1.5;
    for (const [index, value] of values[of].entries()) {
      const at = limit(of, value);
      const line = view.series.find(({ label }) => label === words.text(`${of}.value`, { value }));
      if (at === null || !line) continue;
      const x = plot.valToPos(at, "x", true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.strokeStyle = lineColour({ ...line, colour: colours[index] ?? "ink" }, view.scheme);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
    ctx.restore();
  };
}
