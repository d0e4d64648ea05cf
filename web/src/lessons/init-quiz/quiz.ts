import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { define } from "../../elements";
import { emitGraded, Panel, Sight, Task } from "../../kit";
import { baseStyles, controlStyles, numberText } from "../../look";
import { mathsStyles } from "../../maths";
import { drawnSeed } from "../../state/seed";
import { type AnswerReading, readingOf } from "./answer";
import { answerForm } from "./answer-form";
import { type Measurement, measure } from "./measurement";
import { measurementView } from "./measurement-view";
import { hintList, nameOf, type Open, openIn } from "./open";
import { questions } from "./questions";
import { quizStyles } from "./quiz-styles";
import { words } from "./quiz-words";
import { entriesOf, resultOf } from "./receipt";
import { type Attempt, mostTries, records } from "./record";
import { progress, summary } from "./summary";
import "./receipt-check";
import type { State } from "./state";
import { verdictOf } from "./variants";
import { verdictView } from "./verdict";

/** The quiz: one question at a time, then the summary. Sends `gradlab-result` for every given answer. */
export class GlQuiz extends Panel<State> {
  static override properties = { ...Panel.properties, refusal: { state: true } };
  /** Why the last answer was not accepted; else empty. */
  declare refusal: string;
  /** How the typed text is understood. */
  private readonly reading = new Task<AnswerReading>(this, { newer: "follow", remember: 20 });
  /** What the engine measures for the given answer. */
  private readonly measurement = new Task<Measurement>(this, { remember: 20 });
  private readonly sight = new Sight(this);
  private open: Open | null = null;
  private unwatch = (): void => {};

  constructor() {
    super();
    this.refusal = "";
  }

  // ---- the current question -----------------------------------------------------------------------------------------

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const before = this.open;
    this.open = openIn(this.slice, records.of(this.slice.seed), before);
    const { open } = this;
    if ((open && nameOf(open)) !== (before && nameOf(before))) {
      this.refusal = "";
      this.sight.restart();
    }
    if (!open) return;
    const { asked, attempt } = open;
    if (attempt.given !== "") {
      // Once the question is settled, the right answer is measured, too.
      void this.measurement.ask(measuredName(open), ({ signal }) => measure(open, signal));
    } else if (asked.form === "number") {
      void this.reading.ask(readName(open), () => readingOf(attempt.text, asked.at));
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.unwatch = records.watch(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unwatch();
  }

  // ---- actions of the learner ---------------------------------------------------------------------------------------

  /** Seconds spent on this try, including earlier visits; restarts the count. */
  private seconds({ attempt }: Open): number {
    return Math.min(1e6, attempt.seconds + this.sight.lap());
  }

  private note(open: Open, patch: Partial<Omit<Attempt, "given">>): void {
    records.change(open.seed, open.asked.question.key, open.retry, { ...patch, seconds: this.seconds(open) });
  }

  private readonly restart = (): void => {
    this.change({ seed: drawnSeed(), at: 1 });
    void this.focusOn("h2");
  };

  private readonly again = (): void => {
    records.restart(this.slice.seed);
    this.change({ at: 1 });
    void this.focusOn("h2");
  };

  private readonly go = (at: number): void => {
    const { open } = this;
    // The time spent on an unanswered question is kept for when the learner comes back.
    if (open && open.attempt.given === "" && this.sight.seconds > 1) this.note(open, {});
    this.change({ at });
    void this.focusOn("h2");
  };

  private readonly written = (patch: Partial<Attempt>): void => {
    const { open } = this;
    this.refusal = "";
    if (open && open.attempt.given === "") this.note(open, patch);
  };

  private readonly hint = (): void => {
    const { open } = this;
    if (open) this.note(open, { hints: open.attempt.hints + 1 });
  };

  private readonly retry = (): void => {
    const { open } = this;
    if (!open) return;
    records.again(open.seed, open.asked.question.key);
    void this.focusOn("h2");
  };

  private readonly check = (): void => {
    const { open } = this;
    if (open?.attempt.given !== "") return;
    const { asked, attempt } = open;
    if (asked.form === "choice") {
      if (attempt.choice === "" || attempt.reason === "") this.refusal = words.text("choice.missing");
      else this.give(open, 0);
      return;
    }
    if (asked.question.form === "sigma" && attempt.choice === "") {
      this.refusal = words.text("reading.missing");
      return;
    }
    const reading = this.reading.valueFor(readName(open));
    // An answer counts only as the page has shown that it is understood.
    if (!reading) this.refusal = words.text("refused.reading");
    else if (reading.refused) this.refusal = reading.refused;
    else if (reading.meanings) this.refusal = words.text("refused.meanings");
    else this.give(open, reading.value);
  };

  private give(open: Open, value: number): void {
    const { key } = open.asked.question;
    if (verdictOf(open.asked, { ...open.attempt, value }).is === "near") {
      this.refusal = words.text("refused.near", { value: numberText(value) });
      return;
    }
    if (!records.give(open.seed, key, open.retry, { value, seconds: this.seconds(open) })) return;
    const given = entriesOf(open.seed, records.of(open.seed), open.number).at(-1);
    if (given) emitGraded(this, resultOf(given));
    void this.focusOn(".verdict");
  }

  private async focusOn(selector: string): Promise<void> {
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  // ---- rendering ----------------------------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    const { open } = this;
    const { seed } = this.slice;
    const record = records.of(seed);
    return html`${progress(this.slice, record, this.go)}
    ${
      open
        ? this.question(open)
        : summary(seed, record, {
            go: this.go,
            rename: (name) => records.rename(seed, name),
            restart: this.restart,
            again: this.again,
          })
    }`;
  }

  private question(open: Open): TemplateResult {
    const { place, retry, asked, attempt } = open;
    const isGiven = attempt.given !== "";
    const { title, part } = asked.question;
    return html`<section class="card" aria-labelledby="title">
      <header>
        <h2 id="title" tabindex="-1">${title()}</h2>
        <p class="quiet">
          ${words.text("place", { place, count: questions.length })} · ${words.text(`part.${part}`)} ·
          ${words.text("try", { number: retry + 1, count: mostTries })}
        </p>
      </header>
      <div class="ask">${asked.form === "number" ? asked.question.ask(asked.at) : asked.question.ask(asked.offer)}</div>
      ${answerForm(open, this.reading.valueFor(readName(open)), this.reading, this.refusal, this.written, this.check)}
      ${isGiven ? verdictView(open) : nothing} ${isGiven ? this.onwards(open) : nothing}
      ${isGiven ? measurementView(open, this.measurement, measuredName(open)) : nothing} ${hintList(open, this.hint)}
    </section>`;
  }

  private onwards({ place, settled, asked, retry }: Open): TemplateResult {
    const last = place === questions.length;
    const label = words.text(asked.form === "number" ? "again" : "again.choice", { left: mostTries - retry - 1 });
    return html`<div class="bar">
      ${settled ? nothing : html`<gl-button kind="primary" icon="dice" @click=${this.retry}>${label}</gl-button>`}
      <gl-button path="at" kind=${settled ? "primary" : "usual"} @click=${() => this.go(place + 1)}>
        ${words.text(last ? "finish" : "next")}
      </gl-button>
    </div>`;
  }

  static override styles = [baseStyles, controlStyles, mathsStyles, quizStyles];
}

/** The key of a reading: the try, which determines the numbers, and the text. */
const readName = (open: Open): string => `${nameOf(open)} ${open.attempt.text}`;

/** The key of a measurement: the try, the answer, and whether the right answer is measured, too. */
const measuredName = (open: Open): string => {
  const { value, choice, reason } = open.attempt;
  return `${nameOf(open)} ${value} ${choice} ${reason} ${open.settled}`;
};

define("gl-quiz", GlQuiz);
declare global {
  interface HTMLElementTagNameMap {
    "gl-quiz": GlQuiz;
  }
}
