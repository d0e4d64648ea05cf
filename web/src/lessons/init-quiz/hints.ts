import { html, nothing, type TemplateResult } from "lit";
import { equation } from "../../maths";
import type { Open } from "./open";
import type { Hint } from "./questions/question";
import { words } from "./quiz-words";

export const hintsOf = ({ asked }: Open): readonly Hint[] =>
  asked.form === "number" ? asked.question.hints(asked.at) : asked.question.hints(asked.offer);

/**
 * One step of the derivation at a time; once the question is settled, all of it. Between two tries, those that were
 * paid for.
 */
export function hintList(open: Open, more: () => void): TemplateResult {
  const hints = hintsOf(open);
  const { given, hints: seen } = open.attempt;
  if (open.settled)
    return html`<gl-drawer label=${words.text(
      open.asked.form === "number" ? "derivation" : "derivation.choice",
    )}>${list(hints)}</gl-drawer>`;
  if (given !== "" && seen === 0) return html``;
  return html`<div class="hints">
    <div aria-live="polite">${seen > 0 ? list(hints.slice(0, seen)) : nothing}</div>
    ${
      given !== ""
        ? nothing
        : seen < hints.length
          ? html`<gl-button @click=${more}>${words.text("hint", { number: seen + 1, count: hints.length })}</gl-button>`
          : html`<p class="quiet">${words.text("hint.none")}</p>`
    }
  </div>`;
}

const list = (hints: readonly Hint[]): TemplateResult =>
  html`<ol class="steps">${hints.map(
    ({ message, formula, picture }) =>
      html`<li><div><p>${message}</p>${formula ? equation([formula], message) : nothing}</div>
        ${picture ?? nothing}</li>`,
  )}</ol>`;
