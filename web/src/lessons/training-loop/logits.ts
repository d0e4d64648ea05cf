import { html, type TemplateResult } from "lit";
import { numberText } from "../../look";
import type { Passes } from "./passes";
import { crossEntropy, errorAfterTwo, errorOf, leastAfterTwoSoftmaxes, softmax } from "./softmax";
import { words } from "./words";

/** The logits of a prediction that is certain of the wrong one of two classes. */
const surelyWrong = [-5, 5];

/**
 * The section with the logits of the last batch, or their softmax, and with loss and gradient of each sample: once as
 * they should be, once with softmax applied twice.
 */
export function logits(passes: Passes | null, probabilities: boolean, control: TemplateResult): TemplateResult {
  const names = passes?.run.summary.classes ?? [];
  const values = {
    floor: numberText(leastAfterTwoSoftmaxes(Math.max(2, names.length))),
    right: numberText(Math.hypot(...errorOf(surelyWrong, 0))),
    twice: numberText(Math.hypot(...errorAfterTwo(surelyWrong, 0))),
  };
  return html`<div class="words">
      <h2>${words.text("logits.title")}</h2>
      <p>${words.text("logits.text", values)}</p>
      ${control}
    </div>
    ${samples(passes, names, probabilities)}`;
}

function samples(passes: Passes | null, names: readonly string[], probabilities: boolean): TemplateResult {
  const output = passes?.tensor("forward", "logits");
  const labels = passes?.tensor("takeBatch", "y");
  if (!output || !labels) return html`<p class="quiet">${words.text("logits.waiting")}</p>`;
  const fixed = { fixed: true };
  const heads = [
    words.text("logits.sample"),
    ...names.map((name) => words.text("logits.class", { name })),
    words.text("logits.cost"),
    words.text("logits.twice"),
    words.text("logits.gradient"),
    words.text("logits.gradient.twice"),
  ];
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("logits.title")}>
    <table aria-label=${words.text("logits.title")} class="samples" translate="no">
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>
        ${Array.from({ length: output.columns }, (_, sample) => {
          const values = output.values.subarray(sample * output.rows, (sample + 1) * output.rows);
          const label = labels.values[sample] ?? 0;
          const shown = probabilities ? softmax(values) : Array.from(values);
          const right = html`<span class="unseen"> ${words.text("logits.right")}</span>`;
          const numbers = [
            crossEntropy(values, label),
            crossEntropy(softmax(values), label),
            Math.hypot(...errorOf(values, label)),
            Math.hypot(...errorAfterTwo(values, label)),
          ];
          return html`<tr>
            <td>${sample}</td>
            ${shown.map(
              (value, index) =>
                html`<td class=${
                  index === label ? "label" : ""
                }>${numberText(value, fixed)}${index === label ? right : ""}</td>`,
            )}
            ${numbers.map((value) => html`<td>${numberText(value, fixed)}</td>`)}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
