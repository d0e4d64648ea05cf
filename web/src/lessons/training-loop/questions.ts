import { html, type TemplateResult } from "lit";
import type { ValueEvent } from "../../elements";
import type { Phase } from "../../engine/types";
import { numberText } from "../../look";
import { lines } from "./loop";
import type { Passes } from "./passes";
import { crossEntropy, leastAfterTwoSoftmaxes, softmax } from "./softmax";
import { words } from "./words";

/** The lecture's question, answered by looking: what each line of the last whole pass wrote; zero_grad only zeros. */
export function wroteWhat(passes: Passes | null): TemplateResult {
  const written = passes?.written;
  if (!written?.has("backward")) return html`<p class="quiet">${words.text("ask.waiting")}</p>`;
  const tells = (phase: Phase, names: readonly string[], kind: "ask.values" | "ask.gradients" | "ask.parameters") => {
    const wanted = names.some((name) => kindOf(name) === kind);
    const yes = phase === "zeroGrad" ? "ask.cleared" : "ask.yes";
    return html`<td class=${wanted ? (kind === "ask.gradients" ? "backward" : kind === "ask.parameters" ? "parameter" : "forward") : "quiet"}>${words.text(wanted ? yes : "ask.no")}</td>`;
  };
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("ask.title")}><table class="wrote">
    <thead><tr><th scope="col">${words.text("ask.line")}</th><th scope="col">${words.text("ask.values")}</th><th scope="col">${words.text("ask.gradients")}</th><th scope="col">${words.text("ask.parameters")}</th></tr></thead>
    <tbody>${lines
      .filter(({ phase }) => written.has(phase))
      .map(({ phase, code }) => {
        const names = written.get(phase)?.written.map(({ name }) => name) ?? [];
        return html`<tr><td><code>${words.text(code).trim()}</code></td>${tells(phase, names, "ask.values")}${tells(phase, names, "ask.gradients")}${tells(phase, names, "ask.parameters")}</tr>`;
      })}</tbody></table></div>`;
}

function kindOf(tensor: string): "ask.values" | "ask.gradients" | "ask.parameters" {
  if (tensor.endsWith(".grad")) return "ask.gradients";
  return tensor.includes(".") ? "ask.parameters" : "ask.values";
}

/** What zero_grad is for: the gradient of a batch beside what .grad holds when the step is taken. */
export function forgetting(
  passes: Passes | null,
  forget: boolean,
  act: { change: (forget: boolean) => void; run: () => void },
): TemplateResult {
  const x = passes?.steps ?? [];
  const series = [
    { label: words.text("forget.plot.batch"), x, y: passes?.batchLengths ?? [], colour: "muted", dashed: true },
    { label: words.text("forget.plot.used"), x, y: passes?.usedLengths ?? [], colour: "backward" },
  ];
  return html`
    <div class="words"><h2>${words.text("forget.title")}</h2><p>${words.text("forget.text")}</p>
      <gl-switch label=${words.text("forget.switch")} help=${words.text("forget.help")} .value=${forget} @gl-change=${(event: ValueEvent<boolean>) => act.change(event.detail.value)}></gl-switch>
      <div><gl-button icon="play" @click=${act.run}>${words.text("forget.run")}</gl-button></div></div>
    <gl-line-chart empty=${words.text("forget.empty")} label=${words.text("forget.plot")} .series=${passes && x.length > 0 ? series : []} x-label=${words.text("forget.axis")} y-label=${words.text("forget.plot")}></gl-line-chart>`;
}

/** Logits, or their softmax, of the last batch; with the loss of each sample, done right and with softmax twice. */
export function logits(
  passes: Passes | null,
  probabilities: boolean,
  change: (probabilities: boolean) => void,
): TemplateResult {
  const names = passes?.run.summary.classes ?? [];
  return html`
    <div class="words"><h2>${words.text("logits.title")}</h2><p>${words.text("logits.text", { floor: numberText(leastAfterTwoSoftmaxes(Math.max(2, names.length))) })}</p>
      <gl-switch label=${words.text("logits.switch")} help=${words.text("logits.help")} .value=${probabilities} @gl-change=${(event: ValueEvent<boolean>) => change(event.detail.value)}></gl-switch></div>
    ${samples(passes, names, probabilities)}`;
}

function samples(passes: Passes | null, names: readonly string[], probabilities: boolean): TemplateResult {
  const output = passes?.tensor("forward", "logits");
  const labels = passes?.tensor("takeBatch", "y");
  if (!output || !labels) return html`<p class="quiet">${words.text("logits.waiting")}</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("logits.title")}><table class="samples">
    <thead><tr><th scope="col">${words.text("logits.sample")}</th>${names.map((name) => html`<th scope="col">${words.text("logits.class", { name })}</th>`)}<th scope="col">${words.text("logits.cost")}</th><th scope="col">${words.text("logits.twice")}</th></tr></thead>
    <tbody>${Array.from({ length: output.columns }, (_, sample) => {
      const values = output.values.subarray(sample * output.rows, (sample + 1) * output.rows);
      const label = labels.values[sample] ?? 0;
      const shown = probabilities ? softmax(values) : Array.from(values);
      const fixed = { fixed: true };
      return html`<tr><td>${sample}</td>${shown.map((value, index) => html`<td class=${index === label ? "label" : ""}>${numberText(value, fixed)}${index === label ? html`<span class="unseen"> ${words.text("logits.right")}</span>` : ""}</td>`)}
        <td>${numberText(crossEntropy(values, label), fixed)}</td><td>${numberText(crossEntropy(softmax(values), label), fixed)}</td></tr>`;
    })}</tbody></table></div>`;
}
