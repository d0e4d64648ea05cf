import { html, nothing, type TemplateResult } from "lit";

/**
 * The line of help below a control. It floats over the page on hover and focus, so that the layout does not move; a
 * control with the attribute `explained` always shows it. A message `wrong` about a typed text replaces it, in the
 * normal flow, until the text is corrected.
 */
export function helpLine(help: string, wrong = ""): TemplateResult {
  if (wrong) return html`<p class="wrong" id="help" role="alert">${wrong}</p>`;
  return html`${help ? html`<p class="help" id="help">${help}</p>` : nothing}`;
}
