import { html, nothing, type TemplateResult } from "lit";
import { equation } from "../../maths";
import { words } from "./book-words";
import type { Open } from "./open";
import type { Hint } from "./variant/question";

export const hintsOf = ({ asked }: Open): readonly Hint[] =>
  asked.form === "number" ? asked.question.hints(asked.at) : asked.question.hints(asked.offer);

/** One step of the derivation at a time; once the answer is given, all of it. */
export function hintList(open: Open, more: () => void): TemplateResult {
  const hints = hintsOf(open);
  const { given, hints: seen } = open.attempt;
  if (given)
    return html`<gl-drawer label=${words.text(open.asked.form === "number" ? "derivation" : "derivation.choice")}>${list(hints)}</gl-drawer>`;
  return html`<div class="hints">
    <div aria-live="polite">${seen > 0 ? list(hints.slice(0, seen)) : nothing}</div>
    ${seen < hints.length ? html`<gl-button @click=${more}>${words.text("hint", { number: seen + 1, count: hints.length })}</gl-button>` : html`<p class="quiet">${words.text("hint.none")}</p>`}
  </div>`;
}

const list = (hints: readonly Hint[]): TemplateResult =>
  html`<ol class="steps">${hints.map(({ says, formula, picture }) => html`<li><div><p>${says}</p>${formula ? equation([formula], says) : nothing}</div>${picture ?? nothing}</li>`)}</ol>`;
