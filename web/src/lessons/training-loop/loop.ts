import { html, type TemplateResult } from "lit";
import type { CodeLine } from "../../elements";
import type { Phase } from "../../engine/types";
import { numberText } from "../../look";
import type { Passes } from "./passes";
import { words } from "./words";

/** The keys of the lines of code in words.ts. */
type Key = `line.${"epoch" | "zeroGrad" | "forward" | "loss" | "backward" | "update"}`;

/** The lines of the loop in the order in which they run: the engine's phase and the key of the code. */
export const lines: ReadonlyArray<{ phase: Phase; code: Key }> = [
  { phase: "takeBatch", code: "line.epoch" },
  { phase: "zeroGrad", code: "line.zeroGrad" },
  { phase: "forward", code: "line.forward" },
  { phase: "loss", code: "line.loss" },
  { phase: "backward", code: "line.backward" },
  { phase: "update", code: "line.update" },
];

/** The lines of code; the line of the loss has its last value as a note. */
export function code(forget: boolean, passes: Passes | null): CodeLine[] {
  return lines.map(({ phase, code: key }) => {
    const text = words.text(phase === "zeroGrad" && forget ? "line.zeroGrad.forgotten" : key);
    return phase === "loss" ? { text, id: phase, note: lossNote(passes) } : { text, id: phase };
  });
}

function lossNote(passes: Passes | null): string {
  const loss = passes?.tensor("loss", "loss")?.values[0];
  return loss === undefined ? "" : numberText(loss, { digits: 4, fixed: true });
}

/** The table that answers the lecture's question: what each line of the last pass wrote (zero_grad only zeros). */
export function wroteWhat(passes: Passes | null): TemplateResult {
  const wrote = passes?.wrote;
  if (!wrote?.has("backward")) return html`<p class="quiet">${words.text("ask.waiting")}</p>`;
  const cellOf = (phase: Phase, names: readonly string[], kind: "ask.values" | "ask.gradients" | "ask.parameters") => {
    const requested = names.some((name) => kindOf(name) === kind);
    const yes = phase === "zeroGrad" ? "ask.cleared" : "ask.yes";
    return html`<td class=${
      requested
        ? kind === "ask.gradients"
          ? "backward"
          : kind === "ask.parameters"
            ? "parameter"
            : "forward"
        : "quiet"
    }>${words.text(requested ? yes : "ask.no")}</td>`;
  };
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("ask.title")}><table
    aria-label=${words.text("ask.title")}
    class="wrote"
    translate="no"
  >
    <thead>
      <tr>
      <th scope="col">${words.text("ask.line")}</th>
      <th scope="col">${words.text("ask.values")}</th>
      <th scope="col">${words.text("ask.gradients")}</th>
      <th scope="col">${words.text("ask.parameters")}</th></tr></thead>
    <tbody>${lines
      .filter(({ phase }) => wrote.has(phase))
      .map(({ phase, code }) => {
        const names = wrote.get(phase) ?? [];
        return html`<tr>
          <td><code>${words.text(code).trim()}</code></td>
          ${cellOf(phase, names, "ask.values")}${cellOf(phase, names, "ask.gradients")}${cellOf(
            phase,
            names,
            "ask.parameters",
          )}</tr>`;
      })}</tbody></table></div>`;
}

function kindOf(tensor: string): "ask.values" | "ask.gradients" | "ask.parameters" {
  if (tensor.endsWith(".grad")) return "ask.gradients";
  return tensor.includes(".") && !tensor.endsWith(".output") ? "ask.parameters" : "ask.values";
}
