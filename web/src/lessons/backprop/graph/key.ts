import { html, type TemplateResult } from "lit";
import type { Reading } from "../reading";
import { words } from "../words";

/** What the numbers of the graph are, in the place where a legend would be. */
export function graphKey({ mode, isUnit, wrt, outputName }: Reading): TemplateResult {
  const below =
    mode === "jvp"
      ? html`<span class="tangent">d ${words.text(isUnit ? "graph.key.tangent" : "graph.key.tangent.chosen", { name: wrt })}</span>`
      : html`<span class="backward">∂ ${words.text("graph.key.adjoint", { name: outputName })}</span>`;
  return html`<p class="key"><span class="forward">${words.text("graph.key.value")}</span>${below}<span>${words.text("graph.key.local")}</span></p>`;
}
