import type { LineSeries } from "../../../charts";
import { clip, lineColour } from "../../../charts/line-plot";
import type { LineView, Plot } from "../../../charts/line-view";
import { numberText, withError } from "../../../look";
import { limit, lineOf, lowest, minima, type Of, type RateLosses, rates, stable, values } from "./plan";
import { meanLosses, moveOf } from "./verdict";
import { words } from "./words";

const colours = ["forward", "backward", "parameter", "ink"] as const;

/** Lines of loss over rate, one for each value; the best rate has a ring, unless others are equally good. */
export function linesOf(of: Of, losses: RateLosses): LineSeries[] {
  const best = lowest(of, losses).map((places) => (places.length === 1 ? (places[0] ?? -1) : -1));
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

/**
 * The results for each value in words: the largest rate at which the loss did not rise, the limit of the formula, and
 * the best rate.
 */
export function resultText(of: Of, losses: RateLosses): string {
  const largest = stable(of, losses);
  const best = lowest(of, losses);
  const text = (place: number | undefined) => numberText(rates[of][place ?? -1] ?? Number.NaN);
  return values[of]
    .map((value, index) => {
      const name = words.text(`${of}.value`, { value });
      const [end = -1, places = []] = [largest[index], best[index]];
      if (end < 0) return words.text("found.none", { name });
      const at = limit(of, value);
      const isLast = end === rates[of].length - 1;
      const formula = at === null ? "" : words.text("found.formula", { limit: numberText(at, { digits: 3 }) });
      return words.text(isLast ? "found.all" : "found.some", {
        name,
        end: text(end),
        formula,
        best:
          places.length > 1
            ? words.text("found.solved", { from: text(places[0]), to: text(places.at(-1)) })
            : words.text("found.best", { lr: text(places[0]) }),
      });
    })
    .join(" ");
}

/** The best rate of each width in words, and whether it moves significantly. */
export function moveText(bySeed: readonly RateLosses[]): string {
  const best = minima("width", meanLosses(bySeed)).map((place) => numberText(rates.width[place] ?? Number.NaN));
  const results = values.width.map((value, index) => words.text("best.of", { value, lr: best[index] ?? "–" }));
  const of = words.text("best", { rates: results.join(", "), seeds: bySeed.length });
  const move = moveOf(bySeed);
  if (!move) return of;
  const { octaves, verdict, visible } = move;
  const mean = withError(octaves.mean, octaves.error);
  const numbers = {
    octaves: mean.value,
    error: mean.error,
    visible: numberText(visible, { digits: 2 }),
    ...{ narrow: values.width[0] ?? 0, wide: values.width.at(-1) ?? 0 },
  };
  return `${of} ${words.text("move", numbers)} ${words.text(`move.${verdict}`, numbers)}`;
}

/** Draws the largest stable rate of each value by theory as a dotted vertical line in the colour of its curve. */
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
