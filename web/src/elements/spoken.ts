import { html, nothing, type TemplateResult } from "lit";

const behind = (of: string): string => (of ? ` (${of})` : "");

/** A name with what tells it from others of the same words, for those who do not see where it stands. */
export const spokenName = (name: string, of = ""): string => name + behind(of);

/** That alone, behind words that are seen. */
export const spokenOf = (of = ""): TemplateResult | typeof nothing =>
  of ? html`<span class="unseen">${behind(of)}</span>` : nothing;
