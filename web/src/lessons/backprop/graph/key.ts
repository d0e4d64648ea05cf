import { html, type TemplateResult } from "lit";
import type { Reading } from "../reading";
import { words } from "../words";
import { dotted } from "./box";

/**
 * What the numbers of the graph are, in the place where a legend would be; where there is little room, only their
 * names.
 */
export function graphKey({ mode, isUnit, wrt, outputName }: Reading): TemplateResult {
  const tangent = words.text(isUnit ? "graph.key.tangent" : "graph.key.tangent.chosen", { name: wrt });
  const below =
    mode === "jvp"
      ? html`<span class="tangent"
          ><i>${dotted("v")}</i> ${words.text("graph.key.tangent.name")}<span class="more">: ${tangent}</span></span
        >`
      : html`<span class="backward"
          ><i class="barred">v</i> ${words.text("graph.key.adjoint.name")}<span class="more"
            >: ${words.text("graph.key.adjoint", { name: outputName })}</span
          ></span
        >`;
  return html`<p class="key">
    <span class="forward">${words.text("graph.key.value")}</span>${below}<span
      >${words.text("graph.key.local")}<span class="more">, ${words.text("graph.key.slot")}</span></span
    >
  </p>`;
}
