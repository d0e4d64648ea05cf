import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { numberText } from "../../../look";
import { words } from "../book-words";
import type { Open } from "../open";
import type { Attempt } from "../state";
import type { ChoiceQuestion, Names, NumericQuestion, Offer } from "../variant/question";
import { namesOf } from "./evaluate";

type Write = (patch: Partial<Attempt>) => void;

/** Where the answer is written or chosen; once it is given it stands fast. */
export function answerForm(open: Open, busy: boolean, told: string, write: Write, check: () => void): TemplateResult {
  const { asked, attempt } = open;
  return html`<div class="form">
    ${asked.form === "number" ? numberForm(asked.question, asked.at, attempt, told, write, check) : choiceForm(asked.question, asked.offer, attempt, write)}
    ${told ? html`<p class="told error" id="told" role="alert">${told}</p>` : nothing}
    ${attempt.given ? nothing : html`<div class="bar"><gl-button kind="primary" ?disabled=${busy} @click=${check}>${words.text(busy ? "check.busy" : "check")}</gl-button></div>`}
  </div>`;
}

function numberForm(
  question: NumericQuestion,
  at: Names,
  attempt: Attempt,
  told: string,
  write: Write,
  check: () => void,
): TemplateResult {
  const sigma = question.form === "sigma";
  return html`
    ${sigma && !attempt.given ? readings(attempt, write) : nothing}
    <div class="typed">
      <label for="answer">${words.text(sigma ? "answer.std" : "answer.number")}</label>
      <input class="field" id="answer" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="200"
        aria-describedby="told names" aria-invalid=${told ? "true" : "false"} .value=${attempt.text} ?readonly=${attempt.given}
        @input=${(event: Event) => write({ text: (event.target as HTMLInputElement).value })}
        @keydown=${(event: KeyboardEvent) => {
          event.stopPropagation();
          if (event.key === "Enter") check();
        }}>
    </div>
    ${attempt.given ? nothing : html`<p class="names quiet" id="names">${words.text("answer.help", { example: sigma ? "0.05 or sqrt(3)/20" : "2.5 or 1.2^3" })} ${words.text("answer.names", { names: listed(at) })}</p>`}`;
}

/** "n_in = n = 270, n_out = 716, pi": names of one number stand together. */
function listed(at: Names): string {
  const byValue = new Map<number, string[]>();
  for (const [name, value] of Object.entries(namesOf(at))) byValue.set(value, [...(byValue.get(value) ?? []), name]);
  return [...byValue]
    .map(([value, names]) =>
      value === Math.PI ? names[0] : [...names, numberText(value, { digits: 4 })].join("\u00a0=\u00a0"),
    )
    .join(", ");
}

function readings(attempt: Attempt, write: Write): TemplateResult {
  return html`<gl-segmented label=${words.text("reading")} .value=${attempt.choice}
    .options=${(["std", "variance"] as const).map((value) => ({ value, label: words.text(`reading.${value}`) }))}
    @gl-change=${(event: ValueEvent<string>) => write({ choice: event.detail.value })}></gl-segmented>`;
}

function choiceForm(question: ChoiceQuestion, offer: Offer, attempt: Attempt, write: Write): TemplateResult {
  const right = attempt.given ? question.right(offer) : null;
  const choices = offer.choices.map((value) => ({ value, label: question.label(value) }));
  const reasons = offer.reasons.map((value) => ({ value, label: question.reason(value) }));
  return html`
    ${list("choice", question.asks.choice(), choices, attempt, right?.choice ?? null, (choice) => write({ choice }))}
    ${list("reason", question.asks.reason(), reasons, attempt, right?.reason ?? null, (reason) => write({ reason }))}`;
}

/** Radio buttons under a heading; once given, the right one is marked. */
function list(
  name: "choice" | "reason",
  legend: string,
  options: ReadonlyArray<{ value: string; label: string }>,
  attempt: Attempt,
  right: string | null,
  write: (value: string) => void,
): TemplateResult {
  const chosen = attempt[name];
  const mark = (value: string) => (right === null ? "" : value === right ? "right" : value === chosen ? "not" : "");
  return html`<fieldset><legend>${legend}</legend>
    ${options.map(
      ({
        value,
        label,
      }) => html`<label class=${mark(value)}><input type="radio" name=${name} .value=${value} .checked=${value === chosen} ?disabled=${attempt.given}
        @change=${() => write(value)}><span>${label}</span>${mark(value) === "right" ? html`<b>✓</b>` : mark(value) === "not" ? html`<b>✗</b>` : nothing}</label>`,
    )}</fieldset>`;
}
