import "../../../charts/line-chart";
import { html, nothing, type TemplateResult } from "lit";
import type { Row } from "../../../engine/types";
import { numberText } from "../../../look";
import { lossAxis, shades } from "../axes";
import type { Point } from "../points";
import { bestOf } from "../sweeps";
import { type Brushes, isThrough, type Thread } from "./parallel";
import {
  axesOf,
  lastRungs,
  metricName,
  nameOf,
  noMetricText,
  placeOf,
  type StudyResults,
  settingText,
  trialsOf,
} from "./table";
import { words } from "./words";

interface Shown {
  brushes: Brushes;
  chosen: number | null;
  choose: (trial: number) => void;
  brush: (brushes: Record<string, readonly [number, number] | undefined>, settled: boolean) => void;
  open: (trial: number) => void;
}

/** The parallel coordinates, and a plot for each hyper-parameter; the chosen trial is dark in all of them. */
export function pictures(results: StudyResults, { brushes, chosen, choose, brush, open }: Shown): TemplateResult {
  const rows = trialsOf(results);
  const best = bestOf(rows);
  const trial = chosen ?? best?.trial ?? null;
  const losses = rows.map(({ metric }) => metric);
  const shade = shades(losses);
  const y = lossAxis(losses, metricName(results));
  const axes = axesOf(results.document);
  const pressed = ({ detail }: CustomEvent<{ trial: number }>) => choose(detail.trial);
  const all = [...axes, { path: "loss", axis: y }];
  const threads = rows.map(
    (row, index): Thread => ({
      id: row.trial,
      at: [...axes.map(({ path, axis }) => placeOf(row, path, axis)), row.metric],
      shade: shade[index] ?? null,
      marked: row.trial === trial,
    }),
  );
  return html`
    ${trial === null ? nothing : chosenLine(results, trial, best, open)}
    <div>
      <h3>${words.text("parallel")}</h3>
      <gl-parallel
        label=${words.text("parallel")}
        .axes=${all}
        .threads=${threads}
        .brushes=${brushes}
        @gl-brush=${({ detail }: CustomEvent<{ path: string; range: [number, number] | null; settled: boolean }>) =>
          brush({ [detail.path]: detail.range ?? undefined }, detail.settled)}
      ></gl-parallel>
      ${rows.length === 0 ? html`<p class="facts">${words.text("empty")}</p>` : brushed(threads, all, brushes, brush)}
    </div>
    ${
      rows.length === 0
        ? nothing
        : html`<div class="plots">
              ${axes.map(({ path, axis }) => {
                const points = rows.flatMap((row, index): Point[] => {
                  const x = placeOf(row, path, axis);
                  if (x === null) return [];
                  return [
                    { id: row.trial, x, y: row.metric, shade: shade[index] ?? null, marked: row.trial === trial },
                  ];
                });
                return html`<gl-points
                  pickable
                  label=${axis.label}
                  .points=${points}
                  .x=${axis}
                  .y=${y}
                  @gl-trial=${pressed}
                ></gl-points>`;
              })}
            </div>
            <p class="facts">${words.text("points")}</p>`
    }`;
}

/** The chosen trial in words: its settings and its loss. */
function chosenLine(results: StudyResults, trial: number, best: Row | null, open: (trial: number) => void) {
  const row = trialsOf(results).find((one) => one.trial === trial);
  if (!row) return nothing;
  const settings = Object.entries(row.params).map(([path, value]) => `${nameOf(path)} ${settingText(value)}`);
  const loss = row.metric === null ? noMetricText(row) : `${metricName(results)} ${numberText(row.metric)}`;
  const name = words.text(trial === best?.trial ? "chosen.best" : "chosen", { trial });
  return html`<div class="row chosen">
    <p role="status" translate="no">
      <b>${name}:</b> ${settings.join(", ")}; ${loss}.
    </p>
    <gl-button @click=${() => open(trial)}>${words.text("chosen.open")}</gl-button>
  </div>`;
}

/** The number of trials inside all brushes, and the best of them. */
function brushed(threads: readonly Thread[], axes: ReturnType<typeof axesOf>, brushes: Brushes, brush: Shown["brush"]) {
  const paths = Object.keys(brushes).filter((path) => axes.some((one) => one.path === path));
  if (paths.length === 0) return nothing;
  const inside = threads.filter((thread) => isThrough(thread, axes, brushes));
  const losses = inside.flatMap(({ at }) => at.at(-1) ?? []);
  const loss = losses.length === 0 ? "–" : numberText(Math.min(...losses));
  const clear = () => brush(Object.fromEntries(Object.keys(brushes).map((path) => [path, undefined])), true);
  return html`<div class="row">
    <span class="facts" role="status"
      translate="no">${words.text("parallel.inside", { inside: inside.length, all: threads.length, loss })}</span>
    <gl-button kind="plain" path="study.brushes" @click=${clear}>${words.text("parallel.clear")}</gl-button>
  </div>`;
}

/** The chart of the best metric until each trial, beside random search with twice the trials. */
export function course(results: StudyResults): TemplateResult {
  const { document, rival } = results;
  const line = (label: string, all: readonly Row[], colour: "parameter" | "muted", dashed: boolean) => {
    let least = Number.POSITIVE_INFINITY;
    const sorted = [...all].sort((one, other) => one.trial - other.trial);
    const y = sorted.map(({ metric }) => {
      least = Math.min(least, metric ?? least);
      return least;
    });
    const from = y.findIndex(Number.isFinite);
    const x = y.map((_, index) => index + 1);
    return { label, colour, dashed, x: from < 0 ? [] : x.slice(from), y: from < 0 ? [] : y.slice(from) };
  };
  const series = [
    line(words.text("course.best"), trialsOf(results), "parameter", false),
    line(words.text("course.rival"), trialsOf({ document, rows: rival, rival: [] }), "muted", true),
  ].filter(({ x }) => x.length > 0);
  const cost = costText(results);
  return html`<div>
    <h3>${words.text("course")}</h3>
    <gl-line-chart
      label=${words.text("course")}
      x-label=${words.text("course.trials")}
      y-label=${metricName(results)}
      scale="log"
      empty=${words.text("course.wait")}
      .height=${220}
      .series=${series}
    ></gl-line-chart>
    ${cost === "" ? nothing : html`<p class="facts" translate="no">${cost}</p>`}
  </div>`;
}

/** The cost of successive halving in updates; most of its trials are short, and longer ones resume from a snapshot. */
export function costText({ document, rows, rival }: StudyResults): string {
  if (document.strategy?.name !== "halving") return "";
  const trials = lastRungs(rows);
  const steps = trials.reduce((sum, row) => sum + row.steps, 0);
  const updates = steps * (document.repeats ?? 1) * Math.max(1, document.folds ?? 0);
  const whole = numberText(steps / (document.base?.steps ?? Number.NaN), { digits: 2 });
  const own = words.text("course.halving", { trials: trials.length, updates, whole });
  // A loaded table has no rival.
  return rival.length === 0 ? own : `${own} ${words.text("course.halving.rival", { rival: rival.length })}`;
}

/** The most rows of the table that are shown. */
const mostRows = 12;

export function bestTable(results: StudyResults, open: (trial: number) => void): TemplateResult {
  const rows = trialsOf(results);
  const sorted = [...rows]
    .sort((one, other) => (one.metric ?? Number.POSITIVE_INFINITY) - (other.metric ?? Number.POSITIVE_INFINITY))
    .slice(0, mostRows);
  const columns = [...new Set(rows.flatMap(({ params }) => Object.keys(params)))];
  const caption = words.text("table", { count: sorted.length });
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
    <table class="numbers" translate="no">
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${words.text("trial")}</th>
          ${columns.map((name) => html`<th scope="col">${nameOf(name)}</th>`)}
          <th scope="col">${metricName(results)}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${sorted.map(
          (row) => html`<tr>
            <th scope="row">${row.trial}</th>
            ${columns.map((name) => html`<td>${settingText(row.params[name])}</td>`)}
            <td>${row.metric === null ? noMetricText(row) : numberText(row.metric)}</td>
            <td>
              <button
                class="link"
                type="button"
                aria-label=${words.text("open.trial", { trial: row.trial })}
                @click=${() => open(row.trial)}
              >${words.text("open")}</button>
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
