import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../elements";
import { numberText } from "../../look";
import type { Patch } from "../../state";
import type { Job } from "./job";
import { meanOf, type Pair } from "./leak";
import { heatMap } from "./real/heat";
import { type Cell, guessing, ranAway, trained } from "./real/real";
import type { State } from "./state";
import { words } from "./words";

type Change = (patch: Patch<State>) => void;

/** Loss or accuracy of every preprocessing at every rate. */
export function realPart(state: State["real"], job: Job<Cell>, change: Change, start: () => void): TemplateResult {
  const current = job.key === trained(state);
  const done = current && !job.busy && job.results.length > 0 && job.results.every((cell) => cell !== null);
  return html`<section class="part"><div><h2>${words.text("real.title")}</h2><p>${words.text("real.text")}</p>
      <gl-segmented label=${words.text("real.source")} .value=${state.source} .options=${["wine", "breast-cancer"].map((value) => ({ value, label: value }))} @gl-change=${(event: ValueEvent<"wine" | "breast-cancer">) => change({ real: { source: event.detail.value } })}></gl-segmented>
      <gl-segmented label=${words.text("real.hidden")} .value=${String(state.hidden)} .options=${[{ value: "0", label: words.text("real.linear") }, { value: "16", label: words.text("real.relu") }]} @gl-change=${(event: ValueEvent<string>) => change({ real: { hidden: event.detail.value === "16" ? 16 : 0 } })}></gl-segmented>
      <gl-segmented label=${words.text("real.show")} .value=${state.accuracy ? "accuracy" : "loss"} .options=${(["loss", "accuracy"] as const).map((value) => ({ value, label: words.text(`real.${value}`) }))} @gl-change=${(event: ValueEvent<string>) => change({ real: { accuracy: event.detail.value === "accuracy" } })}></gl-segmented>
      ${job.bar(words.text("real.run"), start)}</div>
    <div>${heatMap(current ? job.results : [], state)}<p class="small">${words.text("real.legend", { guess: numberText(guessing(state.source)) })}</p>
      ${done ? html`<p class="facts" role="status">${best(job.results)}</p>` : nothing}</div></section>`;
}

/** The best of raw inputs beside the best of standardized ones. */
function best(cells: readonly (Cell | null)[]): string {
  const found = (preprocess: string) => {
    const kept = cells.filter((cell) => cell?.preprocess === preprocess && !ranAway(cell)) as Cell[];
    return {
      loss: numberText(Math.min(...kept.map(({ loss }) => loss))),
      accuracy: numberText(100 * Math.max(...kept.map(({ accuracy }) => accuracy))),
    };
  };
  const [raw, standardized] = [found("none"), found("standardize")];
  return words.text("real.best", {
    raw: raw.accuracy,
    rawLoss: raw.loss,
    standardized: standardized.accuracy,
    standardizedLoss: standardized.loss,
  });
}

/** What including the validation rows in the statistics was worth, over many splits. */
export function leakPart(state: State["leak"], job: Job<Pair>, change: Change, start: () => void): TemplateResult {
  const pairs = job.results.filter((pair) => pair !== null);
  const done = !job.busy && pairs.length > 1 && pairs.length === job.results.length && job.key === JSON.stringify(state);
  const options = [0.04, 0.08, 0.2, 0.6].map((share) => ({ value: String(share), label: `${numberText(100 * share)} %` }));
  return html`<section class="part"><div><h2>${words.text("leak.title")}</h2><p>${words.text("leak.text")}</p>
      <gl-segmented label=${words.text("leak.share")} help=${words.text("leak.share.help")} .value=${String(state.share)} .options=${options} @gl-change=${(event: ValueEvent<string>) => change({ leak: { share: Number(event.detail.value) as State["leak"]["share"] } })}></gl-segmented>
      ${job.bar(words.text("leak.run"), start)}</div><div>${done ? verdict(pairs) : html`<p class="quiet">${words.text("leak.empty")}</p>`}</div></section>`;
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
