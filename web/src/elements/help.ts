import { html, nothing, type TemplateResult } from "lit";

/**
 * The one line below a control. It floats in on hover and focus so that nothing jumps; a control with the attribute
 * `explained` shows it always. What is wrong with what was typed stands in the flow, in its place, until it is put
 * right.
 */
export function helpLine(help: string, wrong = ""): TemplateResult {
  if (wrong) return html`<p class="wrong" id="help" role="alert">${wrong}</p>`;
  return html`${help ? html`<p class="help" id="help">${help}</p>` : nothing}`;
}
