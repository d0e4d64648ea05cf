import { html, nothing, type TemplateResult } from "lit";

/** ` (of)` after a name; empty when it would repeat the name, as in "momentum (Momentum)". */
const behind = (name: string, of: string): string => (of && of.toLowerCase() !== name.toLowerCase() ? ` (${of})` : "");

/** A name followed by `of`, which distinguishes it from equal names for readers who do not see the layout. */
export const spokenName = (name: string, of = ""): string => name + behind(name, of);

/** The part ` (of)` of `spokenName` alone, invisible, for screen readers after a visible name. */
export const spokenOf = (name: string, of = ""): TemplateResult | typeof nothing =>
  behind(name, of) ? html`<span class="unseen">${behind(name, of)}</span>` : nothing;
