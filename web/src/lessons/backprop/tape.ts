import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Matrix64 } from "../../engine";
import { isOutside } from "./domain";
import { signOf, type TapeNode } from "./operators";
import type { TextReading } from "./reading";
import { labelOf, shortText } from "./symbols";
import { isLeaf, type Known } from "./walk";
import { words } from "./words";

/** What of a node is known at the cursor. */
interface Seen {
  valued: boolean;
  derivative: Matrix64 | null;
  isNow: boolean;
  isLit: boolean;
}

/** The record as it was made, with what is known at the cursor. Going back it is read from below. */
export function tapeTable(
  { trace: { nodes }, mode, outputName, wrt, isUnit }: TextReading,
  known: Known,
  lit: number | null,
  act: { point: (id: number | null) => void; visit: (id: number) => void },
): TemplateResult {
  const now = known.now?.node ?? null;
  return html`<div
    class="scroll"
    tabindex="0"
    role="group"
    aria-label=${words.text("panel.tape")}
  ><table class="tape" translate="no" @pointerleave=${() => act.point(null)}>
    <caption>${words.text("tape.caption")}</caption>
    <thead><tr><th scope="col">${words.text("tape.place")}</th><th
      scope="col"
      class="record"
    >${words.text("tape.record")}</th><th scope="col">${words.text("tape.value")}</th>
      <th scope="col">${
        mode === "vjp"
          ? words.text("tape.adjoint", { name: outputName })
          : words.text(isUnit ? "tape.tangent" : "tape.tangent.chosen", { name: wrt })
      }</th></tr></thead>
    <tbody>${nodes.map((node) => {
      const derivative = known.derivatives[node.id] ?? null;
      const seen = {
        valued: known.values[node.id] ?? false,
        derivative,
        isNow: node.id === now,
        isLit: node.id === lit,
      };
      return guard([node, mode, ...Object.values(seen)], () => line(node, seen));
    })}</tbody></table></div>`;

  function line(node: TapeNode, { valued, derivative, isNow, isLit }: Seen): TemplateResult {
    const { id, op, inputs, value } = node;
    const record = isLeaf(node)
      ? words.text(op === "input" ? "node.input" : "node.constant")
      : `${signOf(node)} (${inputs.map((input) => labelOf(nodes[input] ?? node)).join(", ")})`;
    return html`<tr
      class="${isNow ? "now" : ""} ${isLit ? "lit" : ""}"
      aria-current=${isNow ? "step" : nothing}
      @pointerenter=${() => act.point(id)}
      @click=${() => act.visit(id)}
    >
        <td>${id}${isNow ? html`<span class="unseen"> ${words.text("tape.here")}</span>` : nothing}</td>
        <td class="record"><code>${labelOf(node)}</code> <span class="quiet">${record}</span></td>
        <td class="forward">${valued ? (isOutside(node) ? words.text("domain.none") : shortText(value)) : nothing}</td>
        <td class=${mode === "vjp" ? "backward" : "tangent"}>${derivative ? shortText(derivative) : nothing}</td></tr>`;
  }
}
