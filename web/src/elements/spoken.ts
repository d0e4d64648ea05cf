import { html, nothing, type TemplateResult } from "lit";

/** Nothing where it would say the name once more, as of the momentum of Momentum. */
const behind = (name: string, of: string): string => (of && of.toLowerCase() !== name.toLowerCase() ? ` (${of})` : "");

/** A name with what tells it from others of the same words, for those who do not see where it stands. */
export const spokenName = (name: string, of = ""): string => name + behind(name, of);

/** That alone, behind the same name where it is seen. */
export const spokenOf = (name: string, of = ""): TemplateResult | typeof nothing =>
  behind(name, of) ? html`<span class="unseen">${behind(name, of)}</span>` : nothing;
