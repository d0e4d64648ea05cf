import { html, LitElement, nothing, type TemplateResult } from "lit";
import { define, icon, type ValueEvent } from "../../elements";
import { baseStyles, numberText } from "../../look";
import type { Recognized } from "./grading";
import type { Open } from "./open";
import type { ChoiceQuestion, Names, NumericQuestion, Offer, WrongAnswer } from "./questions/question";
import { words } from "./quiz-words";
import type { Attempt } from "./record";
import { verdictOf } from "./variants";

/** The verdict on a given answer, with its explanation. */
export function verdictView({ asked, attempt, settled }: Open): TemplateResult {
  const verdict = verdictOf(asked, attempt);
  const right = verdict.is === "right";
  return html`<div class="verdict ${right ? "good" : "bad"}" tabindex="-1" role="status">
    <p class="head ${right ? "correct" : "error"}">${icon(right ? "check" : "close")} <b>${words.text(
      right ? "right" : "wrong",
    )}</b></p>
    ${
      asked.form === "choice"
        ? choiceMessage(asked.question, asked.offer, attempt, settled)
        : html`<p class="quiet given">${given(asked.question, attempt)}</p>${
            right
              ? html`<p>${asked.question.because(asked.at)}</p>`
              : verdict.is === "mistake"
                ? mistakeMessage(asked.question, asked.at, attempt, verdict.match)
                : html`<p>${unknown(asked.question, asked.at, attempt)}</p>`
          }`
    }
  </div>`;
}

function given(question: NumericQuestion, { text, value, choice }: Attempt): string {
  const plain = Number(text.trim());
  const shown = { answer: plain === value ? text.trim() : `${text.trim()} = ${numberText(value, { digits: 4 })}` };
  if (question.form === "number") return words.text("yours.number", shown);
  return words.text("yours", {
    ...shown,
    reading: words.text(`reading.${choice === "variance" ? "variance" : "std"}`),
  });
}

/** The value that the quantity that should be 1 would have: it is proportional to the variance of a weight. */
function achieved(question: NumericQuestion, at: Names, { value, choice }: Attempt): string {
  const variance = choice === "variance" ? value : value ** 2;
  return numberText(variance / question.right(at));
}

function mistakeMessage(
  question: NumericQuestion,
  at: Names,
  attempt: Attempt,
  { known, swapped }: Recognized,
): TemplateResult {
  const reading = attempt.choice === "variance" ? "variance" : "std";
  if (!known)
    return html`<p>${words.text(`swapped.key.${reading}`, {
      what: question.aim(),
      achieved: achieved(question, at, attempt),
    })}</p>`;
  return html`${swapped ? html`<p>${words.text(`swapped.slip.${reading}`)}</p>` : nothing}<p>${known.message(at)}</p>
    ${known.ways ? html`<gl-quiz-ways .ways=${known.ways}></gl-quiz-ways>` : nothing}`;
}

function unknown(question: NumericQuestion, at: Names, attempt: Attempt): string {
  if (question.form === "number") return words.text("unknown.number");
  return words.text("unknown", { what: question.aim(), achieved: achieved(question, at, attempt) });
}

function choiceMessage(
  question: ChoiceQuestion,
  offer: Offer,
  { choice, reason }: Attempt,
  settled: boolean,
): TemplateResult {
  const right = question.right(offer);
  const line = (label: string, message: string) => html`<li><b>${label}</b>: ${message}</li>`;
  return html`<ul>
    ${line(question.label(choice), question.message(offer, choice))}
    ${
      choice === right.choice || !settled
        ? nothing
        : line(question.label(right.choice), question.message(offer, right.choice))
    }
    ${line(question.reason(reason), question.reasonMessage(offer, reason))}
    ${
      reason === right.reason || !settled
        ? nothing
        : line(question.reason(right.reason), question.reasonMessage(offer, right.reason))
    }
  </ul>`;
}

/** Asks which of several mistakes led to the same wrong number, and explains that one. */
export class GlQuizWays extends LitElement {
  static override properties = { ways: { attribute: false }, way: { state: true } };
  declare ways: NonNullable<WrongAnswer["ways"]>;
  declare way: string;

  constructor() {
    super();
    this.ways = [];
    this.way = "";
  }

  protected override render(): TemplateResult {
    const options = this.ways.map(({ label }, index) => ({ value: String(index), label: label() }));
    return html`<gl-segmented label=${words.text("ways")} .options=${options} .value=${this.way}
        @gl-change=${(event: ValueEvent<string>) => {
          this.way = event.detail.value;
        }}></gl-segmented>
      <p role="status">${this.way === "" ? nothing : this.ways[Number(this.way)]?.message()}</p>`;
  }

  static override styles = [baseStyles];
}

define("gl-quiz-ways", GlQuizWays);
