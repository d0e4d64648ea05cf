import { html, nothing, type TemplateResult } from "lit";
import { equation } from "../../maths";
import { questions } from "./questions";
import type { Hint } from "./questions/question";
import { words } from "./quiz-words";
import { type Attempt, mostTries, type QuizRecord, triesOf } from "./record";
import type { State } from "./state";
import { orderOf, type Variant, variant, verdictOf } from "./variants";

/** The question that the page shows, in its current try. */
export interface Open {
  seed: number;
  /** `place`: position in the mixed order, from 1; `number`: index in `questions`; `retry`: the try, from 0. */
  place: number;
  number: number;
  retry: number;
  asked: Variant;
  attempt: Attempt;
  /** Whether no try is left: the answer is right, or this was the last try. Only then the key is shown. */
  settled: boolean;
}

/** A key for one try of a question, which also determines its numbers. */
export const nameOf = ({ seed, number, retry }: Pick<Open, "seed" | "number" | "retry">): string =>
  `${seed}/${number}/${retry}`;

/**
 * The question that a state shows; null in the summary. `before` is the previous result: its variant is used again, so
 * that typing a letter does not draw it anew.
 */
export function openIn({ seed, at }: State, record: QuizRecord, before: Open | null): Open | null {
  const number = orderOf(seed)[at - 1];
  if (number === undefined) return null;
  const tries = triesOf(record, questions[number]?.key ?? "");
  const retry = tries.length - 1;
  const known = before && nameOf(before) === nameOf({ seed, number, retry }) ? before.asked : null;
  const asked = known ?? variant(seed, number, retry);
  const attempt = tries[retry] as Attempt;
  const isRight = attempt.given !== "" && verdictOf(asked, attempt).is === "right";
  const settled = attempt.given !== "" && (isRight || retry + 1 >= mostTries);
  return { seed, place: at, number, retry, asked, attempt, settled };
}

const hintsOf = ({ asked }: Open): readonly Hint[] =>
  asked.form === "number" ? asked.question.hints(asked.at) : asked.question.hints(asked.offer);

/**
 * The hints, one step of the derivation at a time; all of them once the question is settled. Between two tries, only
 * those that the learner has asked for.
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
