import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../elements";
import { styled } from "../../elements/styled";
import { numberText } from "../../look";
import type { Patch } from "../../state";
import type { Job } from "./job";
import { meanOf, type Pair } from "./leak";
import { batches, contraction, crossing, limit, parts } from "./noise";
import { type Cell, ranAway, rates } from "./real";
import { preprocessings, type State } from "./state";
import { words } from "./words";

type Change = (patch: Patch<State>) => void;
const colours = ["forward", "parameter", "correct", "backward"] as const;

/** Measured growth of the squared distance for each batch size, with the formula dashed. */
export function noisePart(state: State["noise"], job: Job<number>, start: () => void): TemplateResult {
  const parameters = state.dimensions + 1;
  const all = batches.map((batch, index) => {
    const x = parts.map((part) => part * limit(parameters, batch));
    const y = parts.map((_, part) => job.results[index * parts.length + part] ?? Number.NaN);
    return { batch, x, y, colour: colours[index] ?? "ink" };
  });
  const label = (batch: number) => words.text("noise.batch", { batch });
  const series = all.flatMap(({ batch, x, y, colour }) => [
    { label: label(batch), x, y, colour, dotted: true },
    { label: "", x, y: x.map((lr) => contraction(parameters, batch, lr)), colour, dashed: true, faint: true },
  ]);
  const found = job.results.length > 0 && !job.busy && job.results.every((value) => value !== null);
  return html`<section class="part"><div><h2>${words.text("noise.title")}</h2><p>${words.text("noise.text")}</p>${job.bar(words.text("noise.run"), start)}
      ${found ? all.map(({ batch, x, y }) => html`<p class="facts">${words.text("noise.found", { batch, formula: numberText(limit(parameters, batch)), measured: numberText(crossing(x, y)) })}</p>`) : nothing}</div>
    <div><gl-line-chart label=${words.text("noise.growth")} x-label=${words.text("noise.axis")} y-label=${words.text("noise.growth")} empty=${words.text("noise.empty")} .height=${300} .series=${job.results.length > 0 ? series : []}></gl-line-chart></div></section>`;
}

/** Accuracy of every preprocessing at every rate. */
export function realPart(state: State["real"], job: Job<Cell>, change: Change, start: () => void): TemplateResult {
  const current = job.key === JSON.stringify(state);
  const best = (preprocess: string) => Math.max(...job.results.map((cell) => (cell?.preprocess === preprocess ? cell.accuracy : 0)));
  const done = current && !job.busy && job.results.length > 0 && job.results.every((cell) => cell !== null);
  const percent = (value: number) => numberText(100 * value);
  return html`<section class="part"><div><h2>${words.text("real.title")}</h2><p>${words.text("real.text")}</p>
      <gl-segmented label=${words.text("real.source")} .value=${state.source} .options=${["wine", "breast-cancer"].map((value) => ({ value, label: value }))} @gl-change=${(event: ValueEvent<"wine" | "breast-cancer">) => change({ real: { source: event.detail.value } })}></gl-segmented>
      <gl-segmented label=${words.text("real.hidden")} .value=${String(state.hidden)} .options=${[{ value: "0", label: words.text("real.linear") }, { value: "16", label: words.text("real.relu") }]} @gl-change=${(event: ValueEvent<string>) => change({ real: { hidden: event.detail.value === "16" ? 16 : 0 } })}></gl-segmented>
      ${job.bar(words.text("real.run"), start)}${done ? html`<p class="facts" role="status">${words.text("real.best", { raw: percent(best("none")), standardized: percent(best("standardize")) })}</p>` : nothing}</div>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.text("real.table")}><table class="numbers heat"><thead><tr><th scope="col">${words.text("noise.axis")} →</th>${rates.map((lr) => html`<th scope="col">${numberText(lr)}</th>`)}</tr></thead>
      <tbody>${preprocessings.map((preprocess, line) => html`<tr><th scope="row">${preprocess}</th>${rates.map((_, column) => heat(current ? (job.results[line * rates.length + column] ?? null) : null))}</tr>`)}</tbody></table></div></section>`;
}

function heat(cell: Cell | null): TemplateResult {
  if (!cell) return html`<td class="quiet">·</td>`;
  if (ranAway(cell)) return html`<td class="cell error">↗ ${words.text("real.cell")}</td>`;
  return html`<td class="cell" ${styled({ "--part": String(cell.accuracy ** 2) })}>${numberText(100 * cell.accuracy)} %</td>`;
}

/** What including the validation rows in the statistics was worth, over many splits. */
export function leakPart(state: State["leak"], job: Job<Pair>, change: Change, start: () => void): TemplateResult {
  const pairs = job.results.filter((pair) => pair !== null);
  const done = !job.busy && pairs.length > 1 && pairs.length === job.results.length && job.key === JSON.stringify(state);
  const options = [0.04, 0.08, 0.2, 0.6].map((share) => ({ value: String(share), label: `${numberText(100 * share)} %` }));
  return html`<section class="part"><div><h2>${words.text("leak.title")}</h2><p>${words.text("leak.text")}</p>
      <gl-segmented label=${words.text("leak.share")} help=${words.text("leak.share.help")} .value=${String(state.share)} .options=${options} @gl-change=${(event: ValueEvent<string>) => change({ leak: { share: Number(event.detail.value) as State["leak"]["share"] } })}></gl-segmented>
      ${job.bar(words.text("leak.run"), start)}</div><div>${done ? verdict(pairs) : nothing}</div></section>`;
}

function verdict(pairs: readonly Pair[]): TemplateResult {
  const difference = meanOf(pairs.map(({ honest, leaked }) => 100 * (leaked - honest)));
  const mean = (key: "honest" | "leaked") => numberText(100 * meanOf(pairs.map((pair) => pair[key])).mean);
  const told = {
    rows: pairs[0]?.rows ?? 0,
    honest: mean("honest"),
    leaked: mean("leaked"),
    difference: numberText(difference.mean),
    error: numberText(difference.error),
  };
  return html`<p class="facts" role="status">${words.text("leak.found", told)} ${words.text(difference.mean > 2 * difference.error ? "leak.large" : "leak.small")}</p>`;
}
