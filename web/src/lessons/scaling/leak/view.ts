import { html, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { numberText } from "../../../look";
import type { Patch } from "../../../state";
import type { Job } from "../job";
import type { State } from "../state";
import { words } from "../words";
import { judged, type Pair, splits } from "./leak";

/** What including the validation rows in the statistics was worth, over many splits. */
export function leakPart(
  state: State["leak"],
  job: Job<Pair>,
  change: (patch: Patch<State>) => void,
  start: () => void,
): TemplateResult {
  const pairs = job.results.filter((pair) => pair !== null);
  const done =
    !job.busy && pairs.length > 1 && pairs.length === job.results.length && job.key === JSON.stringify(state);
  const options = [0.04, 0.08, 0.2, 0.6].map((share) => ({
    value: String(share),
    label: `${numberText(100 * share)} %`,
  }));
  return html`<section class="part"><div><h2>${words.text("leak.title")}</h2><p>${words.text("leak.text", { splits })}</p>
      <gl-segmented label=${words.text("leak.share")} help=${words.text("leak.share.help")} .value=${String(state.share)} .options=${options} @gl-change=${(event: ValueEvent<string>) => change({ leak: { share: Number(event.detail.value) as State["leak"]["share"] } })}></gl-segmented>
      ${job.bar(words.text("leak.run", { splits }), start)}</div><div>${done ? found(pairs) : html`<p class="quiet">${words.text("leak.empty")}</p>`}</div></section>`;
}

/** Both accuracies, their difference, and whether it is more than chance. */
function found(pairs: readonly Pair[]): TemplateResult {
  const { honest, leaked, difference, clear } = judged(pairs);
  const row = (key: "honest" | "leaked" | "difference", { mean, error }: { mean: number; error: number }) =>
    html`<tr><th scope="row">${words.text(`leak.${key}`)}</th><td>${numberText(mean)} ± ${numberText(error, { digits: 2 })}</td></tr>`;
  return html`<table class="numbers">
      <thead><tr><th scope="col">${words.text("leak.fitted", { rows: pairs[0]?.rows ?? 0 })}</th><th scope="col">${words.text("leak.accuracy")}</th></tr></thead>
      <tbody>${row("honest", honest)}${row("leaked", leaked)}${row("difference", difference)}</tbody></table>
    <p class="facts" role="status">${words.text(clear ? "leak.large" : "leak.small")}</p>`;
}
