import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../elements";
import { isBare } from "../../elements/bare-key";
import { failureNotice, type Task } from "../../kit";
import { numberText } from "../../look";
import { type AnswerReading, namesOf } from "./answer";
import type { Open } from "./open";
import type { ChoiceQuestion, Names, NumericQuestion, Offer } from "./questions/question";
import { words } from "./quiz-words";
import type { Attempt } from "./record";

type Write = (patch: Partial<Attempt>) => void;

/**
 * The form of an answer; it is read-only once the answer is given. `reading`: how the typed text is understood, null
 * until that is known.
 */
export function answerForm(
  open: Open,
  reading: AnswerReading | null,
  task: Task<AnswerReading>,
  refusal: string,
  write: Write,
  check: () => void,
): TemplateResult {
  const { asked, attempt } = open;
  const isGiven = attempt.given !== "";
  const isRead = asked.form === "choice" || reading !== null;
  return html`<div class="form">
    ${
      asked.form === "number"
        ? numberForm(asked.question, asked.at, attempt, refusal, write, check)
        : choiceForm(asked.question, asked.offer, open, write)
    }
    ${asked.form === "number" && !isGiven ? readingView(attempt, reading, write) : nothing}
    ${refusal ? html`<p class="refusal error" id="refusal" role="alert">${refusal}</p>` : nothing}
    ${
      isGiven
        ? nothing
        : html`<div class="bar">
            <gl-button kind="primary" ?disabled=${!isRead} @click=${check}>${words.text("check")}</gl-button>
          </div>`
    }
    ${failureNotice(task)}
  </div>`;
}

/** How the text is understood, shown before the answer counts; two buttons where it has two meanings. */
function readingView({ text }: Attempt, reading: AnswerReading | null, write: Write): TemplateResult {
  const line = (content: unknown) => html`<div class="read" role="status">${content}</div>`;
  if (text.trim() === "" || !reading || reading.refused !== "") return line(nothing);
  if (!reading.meanings) {
    const { shown, value } = reading;
    const read = isNumber(shown) ? String(value) : `${shown} = ${numberText(value, { digits: 4 })}`;
    return line(html`${words.text("read.as")} <b>${read}</b>`);
  }
  return line(html`
    ${words.text("read.two")}
    <div class="bar">
      ${reading.meanings.map(
        ({ text: meant, shown, value }) => html`<gl-button @click=${() => write({ text: meant })}>
          ${shown} = ${numberText(value, { digits: 4 })}
        </gl-button>`,
      )}
    </div>
  `);
}

const isNumber = (text: string): boolean => !Number.isNaN(Number(text));

function numberForm(
  question: NumericQuestion,
  at: Names,
  attempt: Attempt,
  refusal: string,
  write: Write,
  check: () => void,
): TemplateResult {
  const isSigma = question.form === "sigma";
  const isGiven = attempt.given !== "";
  const example = isSigma ? "0.05 or sqrt(3)/20" : "2.5 or 1.2^3";
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && isBare(event)) check();
  };
  return html`
    ${isSigma && !isGiven ? readings(attempt, write) : nothing}
    <div class="typed">
      <label for="answer">${words.text(isSigma ? "answer.std" : "answer.number")}</label>
      <input
        class="field"
        id="answer"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        maxlength="200"
        dir="ltr"
        aria-describedby="refusal names"
        aria-invalid=${refusal ? "true" : "false"}
        .value=${attempt.text}
        ?readonly=${isGiven}
        @input=${(event: Event) => write({ text: (event.target as HTMLInputElement).value })}
        @keydown=${pressed}
      />
    </div>
    ${
      isGiven
        ? nothing
        : html`<p class="names quiet" id="names">
            ${words.text("answer.help", { example })} ${words.text("answer.names", { names: listed(at) })}
          </p>`
    }`;
}

/** "n_in = n = 270, n_out = 716, pi": names with the same value are listed together. */
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
  return html`<gl-segmented
    label=${words.text("reading")}
    .value=${attempt.choice}
    .options=${(["std", "variance"] as const).map((value) => ({ value, label: words.text(`reading.${value}`) }))}
    @gl-change=${(event: ValueEvent<string>) => write({ choice: event.detail.value })}
  ></gl-segmented>`;
}

function choiceForm(question: ChoiceQuestion, offer: Offer, { attempt, settled }: Open, write: Write): TemplateResult {
  const right = settled ? question.right(offer) : null;
  const choices = offer.choices.map((value) => ({ value, label: question.label(value) }));
  const reasons = offer.reasons.map((value) => ({ value, label: question.reason(value) }));
  return html`
    ${list("choice", question.asks.choice(), choices, attempt, right?.choice ?? null, (choice) => write({ choice }))}
    ${list("reason", question.asks.reason(), reasons, attempt, right?.reason ?? null, (reason) => write({ reason }))}`;
}

/** Radio buttons under a heading; the right one is marked when the question is settled. */
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
  const sign = (value: string) => ({ right: html`<b>✓</b>`, not: html`<b>✗</b>`, "": nothing })[mark(value)];
  return html`<fieldset>
    <legend>${legend}</legend>
    ${options.map(
      ({ value, label }) => html`<label class=${mark(value)}>
        <input
          type="radio"
          name=${name}
          .value=${value}
          .checked=${value === chosen}
          ?disabled=${attempt.given !== ""}
          @change=${() => write(value)}
        />
        <span>${label}</span>${sign(value)}
      </label>`,
    )}
  </fieldset>`;
}
