import { html, nothing, type TemplateResult } from "lit";
import { messages } from "../messages";

/** Says why the engine stopped and offers to begin again; nothing as long as there is no reason. */
export function engineNotice(reason: string, again: () => void): TemplateResult | typeof nothing {
  if (!reason) return nothing;
  return html`<gl-notice kind="error" text=${reason} action=${messages.text("engine.again")} @gl-action=${again}></gl-notice>`;
}
