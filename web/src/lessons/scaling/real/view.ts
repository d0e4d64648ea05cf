import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { numberText } from "../../../look";
import type { Patch } from "../../../state";
import type { Job } from "../job";
import type { State } from "../state";
import { words } from "../words";
import { heatMap } from "./heat";
import { type Cell, guessing, ranAway, rates, timesBehind, trained } from "./real";

/** Loss or accuracy of every preprocessing at every rate. */
export function realPart(
  state: State["real"],
  job: Job<Cell>,
  change: (patch: Patch<State>) => void,
  start: () => void,
): TemplateResult {
  const current = job.key === trained(state);
  const done = current && !job.busy && job.results.length > 0 && job.results.every((cell) => cell !== null);
  return html`<section class="part"><div><h2>${words.text("real.title")}</h2><p>${words.text("real.text")}</p>
      <gl-segmented label=${words.text("real.source")} .value=${state.source} .options=${["wine", "breast-cancer"].map((value) => ({ value, label: value }))} @gl-change=${(event: ValueEvent<"wine" | "breast-cancer">) => change({ real: { source: event.detail.value } })}></gl-segmented>
      <gl-segmented label=${words.text("real.hidden")} .value=${String(state.hidden)} .options=${[{ value: "0", label: words.text("real.linear") }, { value: "16", label: words.text("real.relu") }]} @gl-change=${(event: ValueEvent<string>) => change({ real: { hidden: event.detail.value === "16" ? 16 : 0 } })}></gl-segmented>
      <gl-segmented label=${words.text("real.show")} .value=${state.accuracy ? "accuracy" : "loss"} .options=${(["loss", "accuracy"] as const).map((value) => ({ value, label: words.text(`real.${value}`) }))} @gl-change=${(event: ValueEvent<string>) => change({ real: { accuracy: event.detail.value === "accuracy" } })}></gl-segmented>
      ${job.bar(words.text("real.run"), start)}</div>
    <div>${heatMap(current ? job.results : [], state)}<p class="small">${words.text("real.legend", { guess: numberText(guessing(state.source)) })}</p>
      ${done ? html`<p class="facts" role="status">${best(job.results as readonly Cell[])}</p>` : nothing}</div></section>`;
}

/** The best of raw inputs beside the best of standardized ones, and how far raw stays behind at every rate. */
function best(cells: readonly Cell[]): string {
  const found = (preprocess: string) => {
    const kept = cells.filter((cell) => cell.preprocess === preprocess && !ranAway(cell));
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
    rates: rates.length,
    times: numberText(roundedDown(timesBehind(cells))),
  });
}

/** To two digits, so that "at least" stays true. */
function roundedDown(value: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.floor(value / unit) * unit;
}
