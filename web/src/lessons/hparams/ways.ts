import { html, nothing, type TemplateResult } from "lit";
import type { Row, StrategyName } from "../../engine/types";
import type { Turn } from "../../kit";
import { numberText } from "../../look";
import { mean, median } from "../../statistics";
import { type Axis, lossAxis, shades } from "./axes";
import type { Point } from "./points";
import { search } from "./search";
import type { State } from "./state";
import { bestOf, spent, wayOf } from "./sweeps";
import { words } from "./words";

/** Three strategies with the same number of runs. */
export const ways = ["random", "grid", "halton"] as const satisfies readonly StrategyName[];
export type Ways = Record<(typeof ways)[number], readonly Row[]>;

/** Runs the searches of the shown ways, one after the other; each trial is shown when it has ended. */
export async function runWays(state: State["ways"], shown: readonly (keyof Ways)[], turn: Turn<Ways>): Promise<Ways> {
  let results: Ways = { random: [], grid: [], halton: [] };
  const all = shown.length * spent;
  let done = 0;
  for (const way of shown) {
    await search(wayOf(way, state), { signal: turn.signal, known: turn.before?.[way] ?? [] }, (row) => {
      results = { ...results, [way]: [...results[way], row] };
      turn.show(results);
      turn.progress(++done, all);
    });
  }
  return results;
}

const rate = "optimizer.lr";

/** The three plots, each with its best result and the number of different learning rates. */
export function wayPlots(
  results: Ways,
  shown: readonly (keyof Ways)[],
  { scale }: State["ways"],
  busy: boolean,
): TemplateResult {
  const emptyText = words.text(busy ? "ways.soon" : "ways.button");
  const losses = ways.flatMap((way) => results[way].map(({ metric }) => metric));
  const all = shades(losses);
  const x: Axis = {
    label: words.text("axis.lr"),
    scale: scale === "uniform" ? "linear" : "log",
    range: scale === "uniform" ? [0, 10] : [1e-4, 10],
  };
  const y: Axis = { label: words.text("axis.decay"), scale: "log", range: [1e-6, 1e-3] };
  // The question asks for the number of different rates, so no plot has the rate as an axis before the answer.
  const isAnswered = shown.length === ways.length;
  if (!isAnswered) return firstPlots(results, emptyText);
  let before = 0;
  return html`<div class="ways">
    ${ways.map((way) => {
      const rows = results[way];
      const best = bestOf(rows);
      const points = rows.map((row, index): Point => {
        const shade = all[before + index] ?? null;
        const at = { x: Number(row.params[rate]), y: Number(row.params["optimizer.weightDecay"]) };
        return { id: row.trial, ...at, shade, marked: row === best };
      });
      before += rows.length;
      return html`<figure aria-label=${words.text(`ways.${way}`)}>
        <figcaption><b>${words.text(`ways.${way}`)}</b></figcaption>
        <gl-points
          rugs
          label=${words.text(`ways.${way}`)}
          empty=${emptyText}
          .points=${points}
          .x=${x}
          .y=${y}
        ></gl-points>
        <p class="facts" translate="no">${rows.length > 0 ? facts(rows, best) : nothing}</p>
      </figure>`;
    })}
    ${projection(results, emptyText)}
  </div>`;
}

/** The plot before the answer: the losses of the random runs by number, without their rates. */
function firstPlots({ random }: Ways, emptyText: string): TemplateResult {
  const losses = random.map(({ metric }) => metric);
  const shade = shades(losses);
  const best = bestOf(random);
  const points = random.map(
    (row, index): Point => ({
      id: row.trial,
      x: row.trial,
      y: row.metric,
      shade: shade[index] ?? null,
      marked: row === best,
    }),
  );
  const x: Axis = { label: words.text("axis.trial"), scale: "linear", range: [0, spent] };
  const later = (label: string) => html`<figure aria-label=${label}>
    <figcaption><b>${label}</b></figcaption>
    <gl-points
      label=${label}
      empty=${words.text("ways.later")}
      .points=${[]}
      .x=${x}
      .y=${lossAxis([], words.text("axis.loss"))}
    ></gl-points>
  </figure>`;
  return html`<div class="ways">
    <figure aria-label=${words.text("ways.first")}>
      <figcaption><b>${words.text("ways.first")}</b></figcaption>
      <gl-points
        label=${words.text("ways.first")}
        empty=${emptyText}
        .points=${points}
        .x=${x}
        .y=${lossAxis(losses, words.text("axis.loss"))}
      ></gl-points>
    </figure>
    ${later(words.text("ways.grid"))} ${later(words.text("ways.halton"))} ${later(words.text("ways.projection"))}
  </div>`;
}

/** One plot with the runs of all three ways: the loss over the learning rate. */
function projection(results: Ways, emptyText: string): TemplateResult {
  const rows = ways.flatMap((way) => results[way]);
  const named = ways.flatMap((way) =>
    results[way].map(({ trial }) => words.text("ways.trial", { way: words.text(`ways.${way}`), trial })),
  );
  const losses = rows.map(({ metric }) => metric);
  const shade = shades(losses);
  const best = bestOf(rows);
  const points = rows.map(
    (row, index): Point => ({
      id: index,
      name: named[index] ?? "",
      x: Number(row.params[rate]),
      y: row.metric,
      shade: shade[index] ?? null,
      marked: row === best,
    }),
  );
  const label = words.text("ways.projection");
  return html`<figure aria-label=${label}>
    <figcaption><b>${label}</b></figcaption>
    <gl-points
      label=${label}
      empty=${emptyText}
      .points=${points}
      .x=${{ label: words.text("axis.lr"), scale: "log", range: [1e-4, 10] } satisfies Axis}
      .y=${lossAxis(losses, words.text("axis.loss"))}
    ></gl-points>
    <p class="facts means">${words.text("ways.projection.means")}</p>
  </figure>`;
}

function facts(rows: readonly Row[], best: Row | null): string {
  const rates = new Set(rows.map(({ params }) => Number(params[rate]).toPrecision(9))).size;
  const diverged = rows.filter(({ metric }) => metric === null).length;
  const loss = best?.metric === null || best === null ? words.text("none") : numberText(best.metric);
  const above = rows.filter(({ params }) => Number(params[rate]) > 1).length;
  return words.text("ways.facts", { runs: rows.length, rates, above, loss, diverged });
}

/**
 * Compares random search with a log-uniform and with a uniform rate in words: the number of runs with a rate above 1,
 * where nothing is learned, and the lowest loss.
 */
export function scalesText(log: Ways | null, even: Ways | null): string {
  const whole = [log, even].flatMap((results) => (results?.random.length === spent ? [results.random] : []));
  const [first, other] = whole;
  if (!first || !other) return words.text("ways.scales.other");
  const above = (rows: readonly Row[]) => rows.filter(({ params }) => Number(params[rate]) > 1).length;
  const loss = (rows: readonly Row[]) => numberText(bestOf(rows)?.metric ?? Number.NaN);
  return words.text("ways.scales", {
    ...{ runs: spent, logAbove: above(first), logLoss: loss(first) },
    ...{ evenAbove: above(other), evenLoss: loss(other) },
  });
}

/**
 * `within`: the factor between the losses of a column of the grid (one learning rate), as the median of the columns.
 * `between`: the factor between the medians of the best and the worst column. Columns with fewer than two finite losses
 * are left out; null when fewer than two columns are left.
 */
export function columnSpread(grid: readonly Row[]): { within: number; between: number } | null {
  const columns = new Map<number, number[]>();
  for (const { params, metric } of grid) {
    const lr = Number(params[rate]);
    if (metric !== null && metric > 0) columns.set(lr, [...(columns.get(lr) ?? []), metric]);
  }
  const all = [...columns.values()].filter((losses) => losses.length > 1);
  if (all.length < 2) return null;
  const ratio = (losses: readonly number[]) => Math.max(...losses) / Math.min(...losses);
  return { within: median(all.map(ratio)), between: ratio(all.map(median)) };
}

/** The finding from the columns of a complete grid in words; empty before it is complete. `scale` spaces its rates. */
export function gridFinding({ grid }: Ways, scale: State["ways"]["scale"]): string {
  const spread = grid.length < spent ? null : columnSpread(grid);
  if (!spread) return "";
  const { within, between } = spread;
  const text = (value: number) => numberText(value, { digits: 2 });
  const measured = words.text("ways.columns", { within: text(within), between: text(between) });
  const finding = scale === "uniform" ? "even" : between > within ? "rate" : "both";
  return `${measured} ${words.text(`ways.columns.${finding}`)}`;
}

/** The probability that the best of n random trials lies in the best `share` of the space. */
export const chance = (trials: number, share = 0.05): number => 1 - (1 - share) ** trials;

/** The mean measured time of a run in milliseconds; null for fewer than five runs. */
export function measuredTime(results: Ways | null): number | null {
  const times = results ? ways.flatMap((way) => results[way].map(({ milliseconds }) => milliseconds)) : [];
  return times.length < 5 ? null : mean(times);
}
