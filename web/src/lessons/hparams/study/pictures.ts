import { html, nothing, type TemplateResult } from "lit";
import type { Row } from "../../../engine/types";
import { numberText } from "../../../look";
import { lossAxis, shades } from "../axes";
import type { Point } from "../points";
import { bestOf } from "../sweeps";
import { type Brushes, isThrough, type Thread } from "./parallel";
import { axesOf, type Found, metricName, nameOf, noMetricText, placeOf, settingText, trialsOf } from "./table";
import { words } from "./words";

interface Shown {
  brushes: Brushes;
  chosen: number | null;
  choose: (trial: number) => void;
  brush: (brushes: Record<string, readonly [number, number] | undefined>, settled: boolean) => void;
  open: (trial: number) => void;
}

/** Every trial at once, and by each hyper-parameter; the chosen one is dark in all plots. */
export function pictures(found: Found, { brushes, chosen, choose, brush, open }: Shown): TemplateResult {
  const rows = trialsOf(found);
  const best = bestOf(rows);
  const trial = chosen ?? best?.trial ?? null;
  const losses = rows.map(({ metric }) => metric);
  const shade = shades(losses);
  const y = lossAxis(losses, metricName(found));
  const axes = axesOf(found.document);
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
    ${trial === null ? nothing : chosenLine(found, trial, best, open)}
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

/** Which trial is dark in all plots, with its settings. */
function chosenLine(found: Found, trial: number, best: Row | null, open: (trial: number) => void) {
  const row = trialsOf(found).find((one) => one.trial === trial);
  if (!row) return nothing;
  const settings = Object.entries(row.params).map(([path, value]) => `${nameOf(path)} ${settingText(value)}`);
  const loss = row.metric === null ? noMetricText(row) : `${metricName(found)} ${numberText(row.metric)}`;
  const name = words.text(trial === best?.trial ? "chosen.best" : "chosen", { trial });
  return html`<div class="row chosen">
    <p role="status" translate="no">
      <b>${name}:</b> ${settings.join(", ")}; ${loss}.
    </p>
    <gl-button @click=${() => open(trial)}>${words.text("chosen.open")}</gl-button>
  </div>`;
}

/** How many trials the brushes leave, and how good the best of them is. */
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
