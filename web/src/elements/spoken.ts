import { html, nothing, type TemplateResult } from "lit";

/** What tells buttons and fields with the same words apart, for those who do not see where they stand. */
export const spokenOf = (of = ""): TemplateResult | typeof nothing =>
  of ? html`<span class="unseen"> (${of})</span>` : nothing;
