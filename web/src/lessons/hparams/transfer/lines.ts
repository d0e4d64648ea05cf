import type { LineSeries } from "../../../charts";
import { clip, type LineView, lineColour, type Plot } from "../../../charts/line-plot";
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

/** Draws the largest stable rate of each value by theory, as a dotted upright in the colour of its curve. */
export function limitsUnder(of: Of): (plot: Plot, view: LineView) => void {
  return (plot, view) => {
    const { context } = plot;
    context.save();
    clip(plot);
    context.setLineDash([2, 3]);
    context.lineWidth = 1.5;
    for (const value of values[of]) {
      const at = limit(of, value);
      const line = view.series.find(({ label }) => label === words.text(`${of}.value`, { value }));
      if (at === null || !line) continue;
      const x = plot.x(at);
      context.strokeStyle = lineColour(line, view.scheme);
      context.beginPath();
      context.moveTo(x, plot.top);
      context.lineTo(x, plot.top + plot.height);
      context.stroke();
    }
    context.restore();
  };
}
