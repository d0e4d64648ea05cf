import { html, nothing, type TemplateResult } from "lit";
import type { Expressed } from "../../../engine";
import { isLeaf, type Known } from "../cursor";
import { labelOf, shortText, signOf } from "../labels";
import type { Reading } from "../reading";
import { words } from "../words";

/** The record as it was made, with what is known at the cursor. Going back it is read from below. */
export function tapeTable(
  { nodes }: Expressed,
  known: Known,
  { mode, lit, reading }: { mode: "vjp" | "jvp"; lit: number | null; reading: Pick<Reading, "outputName" | "wrt" | "isUnit"> },
  act: { point: (id: number | null) => void; visit: (id: number) => void },
): TemplateResult {
  const { outputName, wrt, isUnit } = reading;
  const now = known.now?.node ?? null;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("panel.tape")}><table class="tape" @pointerleave=${() => act.point(null)}>
    <caption>${words.text("tape.caption")}</caption>
    <thead><tr><th scope="col">${words.text("tape.place")}</th><th scope="col" class="record">${words.text("tape.record")}</th><th scope="col">${words.text("tape.value")}</th>
      <th scope="col">${mode === "vjp" ? words.text("tape.adjoint", { name: outputName }) : words.text(isUnit ? "tape.tangent" : "tape.tangent.chosen", { name: wrt })}</th></tr></thead>
    <tbody>${nodes.map((node) => {
      const { id, op, inputs, value } = node;
      const derivative = known.derivatives[id] ?? null;
      const record = isLeaf(node)
        ? words.text(op === "input" ? "node.input" : "node.constant")
        : `${signOf(op)} (${inputs.map((input) => labelOf(nodes[input] ?? node)).join(", ")})`;
      return html`<tr class="${id === now ? "now" : ""} ${id === lit ? "lit" : ""}" aria-current=${id === now ? "step" : nothing} @pointerenter=${() => act.point(id)} @click=${() => act.visit(id)}>
        <td>${id}${id === now ? html`<span class="unseen"> ${words.text("tape.here")}</span>` : nothing}</td>
        <td class="record"><code>${labelOf(node)}</code> <span class="quiet">${record}</span></td>
        <td class="forward">${known.values[id] ? shortText(value) : nothing}</td>
        <td class=${mode === "vjp" ? "backward" : "tangent"}>${derivative ? shortText(derivative) : nothing}</td></tr>`;
    })}</tbody></table></div>`;
}
