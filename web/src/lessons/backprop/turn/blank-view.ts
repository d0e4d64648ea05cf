import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../../elements";
import { numberText } from "../../../look";
import { equation, inline, mo } from "../../../maths";
import type { Blank, Step } from "./blanks";
import { feedback, hint } from "./feedback";
import { judge } from "./grade";
import { words } from "./words";
import { asked, worked } from "./worked";

/** What the learner has put into a blank: 0, 1 for the hint or 2 for the worked step was seen. */
export interface Filled {
  text: string;
  help: 0 | 1 | 2;
}

export interface BlankActions {
  answer(text: string): void;
  help(much: 1 | 2): void;
  pressed(event: KeyboardEvent): void;
}

/** A blank of a step: what is asked for, the field, what the engine says to the answer, and the help that was asked for. */
export function blankView(
  step: Step,
  blank: Blank,
  index: number,
  { text, help }: Filled,
  act: BlankActions,
): TemplateResult {
  const verdict = judge(blank, text);
  const right = verdict.is === "right";
  const wrong = verdict.is === "wrong" || verdict.is === "unreadable";
  const twin = hasTwin(step, blank);
  const name = spoken(blank, twin);
  return html`<div class="blank">
    <span class="asked" aria-hidden="true">${inline(asked(blank), mo("="))}${twin ? html`<small>${words.text(blank.place === 0 ? "place.0" : "place.1")}</small>` : nothing}</span>
    <input class="field" type="text" inputmode="text" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="24" data-blank=${index}
      aria-label=${name} aria-invalid=${wrong ? "true" : "false"} aria-describedby="says-${index}" .value=${text} ?readonly=${right}
      @change=${(event: Event) => act.answer((event.target as HTMLInputElement).value)}
      @keydown=${act.pressed}>
    <span class="verdict ${right ? "correct" : wrong ? "error" : ""}">${right ? html`${icon("check")} ${words.text("right")}` : wrong ? html`${icon("close")} ${words.text("wrong")}` : nothing}</span>
    ${
      right
        ? exact(blank, text)
        : html`<span class="helps">
      ${help < 1 ? html`<button type="button" @click=${() => act.help(1)} aria-label="${words.text("hint")}: ${name}">${words.text("hint")}</button>` : nothing}
      ${help === 1 ? html`<button type="button" @click=${() => act.help(2)} aria-label="${words.text("worked")}: ${name}">${words.text("worked")}</button>` : nothing}</span>`
    }
    <div class="says" id="says-${index}" role="status">
      ${wrong ? feedback(blank, verdict).map((line) => html`<p>${line}</p>`) : nothing}
      ${help >= 1 && !right ? html`<p class="hint">${hint(step, blank)}</p>` : nothing}
      ${help >= 2 ? equation(worked(step, blank), name) : nothing}
    </div>
  </div>`;
}

/** Whether the same name goes into the operation twice, so that a blank has to say which place it means. */
function hasTwin({ blanks }: Step, blank: Blank): boolean {
  return (
    blank.kind === "local" && blanks.some((other) => other !== blank && other.kind === "local" && other.by === blank.by)
  );
}

function spoken({ kind, of, by, place }: Blank, twin: boolean): string {
  if (kind === "adjoint") return words.text("blank.adjoint", { of });
  return twin ? words.text("blank.local.place", { of, by, place: place + 1 }) : words.text("blank.local", { of, by });
}

/** The engine's own number, where the learner wrote a rounded one. */
function exact(blank: Blank, text: string) {
  const number = numberText(blank.right, { digits: 4 });
  return number === text.replace("-", "−")
    ? nothing
    : html`<span class="exact quiet">${words.text("answer.is", { value: number })}</span>`;
}
