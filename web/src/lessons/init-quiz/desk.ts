import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../../elements";
import { define, emit } from "../../elements";
import { emitResult } from "../../lesson-base/result";
import { baseSheet, controlSheet, numberText } from "../../look";
import { mathsSheet } from "../../maths";
import { problemText } from "../../messages";
import type { Patch } from "../../state";
import { answerForm } from "./answer-form";
import { words } from "./book-words";
import type { Change } from "./change";
import { evaluate } from "./evaluate";
import { hintList } from "./hints-view";
import { orderOf } from "./order";
import { failureOf, type Outcome, run } from "./outcome-run";
import { outcomeView } from "./outcome-view";
import { progress } from "./progress";
import { questions } from "./questions";
import { entriesOf, plainVariant, receiptOf } from "./receipt";
import { deskSheet } from "./sheet";
import { type Attempt, begun, defaults, drawnSeed, mostTries, type State, triesOf, untried } from "./state";
import { Stopwatch } from "./stopwatch";
import { summary } from "./summary";
import { type Variant, variant, verdictOf } from "./variant";
import { verdictView } from "./verdict-view";
import "./check";

/** What the page shows of the question that is open. */
export interface Open {
  /** The place in the order, from 1; the number in the list of questions; the try, from 0. */
  place: number;
  number: number;
  retry: number;
  asked: Variant;
  attempt: Attempt;
}

/**
 * Where the quiz is taken: one question at a time, then the summary. Sends `quiz-change` with what is to be kept, and
 * `gradlab-result` for every answer and at the end.
 */
export class GlQuizDesk extends LitElement {
  static override properties = { state: { attribute: false }, told: { state: true }, busy: { state: true }, outcomes: { state: true } };
  declare state: State;
  /** Why an answer was not taken. */
  declare told: string;
  declare busy: boolean;
  /** By seed, number and try; a text where the engine failed. */
  declare outcomes: ReadonlyMap<string, Outcome | string>;
  private readonly stopwatch = new Stopwatch();
  private timed = "";
  private running = "";
  private work = new AbortController();
  private made: { of: string; open: Open } | null = null;

  constructor() {
    super();
    this.state = defaults;
    this.told = "";
    this.busy = false;
    this.outcomes = new Map();
  }

  // ---- where it stands --------------------------------------------------------------------------------------------

  /** The question that is open; null on the cover and in the summary. */
  private get open(): Open | null {
    const { state } = this;
    const number = orderOf(state.seed)[state.at - 1];
    if (number === undefined) return null;
    const tries = triesOf(state, questions[number]?.key ?? "");
    const retry = tries.length - 1;
    const of = keyOf(state.seed, number, retry);
    // Drawing a variant again for every letter that is typed would be a waste.
    const asked = this.made?.of === of ? this.made.open.asked : variant(state.seed, number, retry);
    const open = { place: state.at, number, retry, asked, attempt: tries[retry] as Attempt };
    this.made = { of, open };
    return open;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("state")) return;
    const { open } = this;
    const now = open ? keyOf(this.state.seed, open.number, open.retry) : "";
    if (now !== this.timed) {
      this.timed = now;
      this.told = "";
      this.stopwatch.start(document.visibilityState === "visible");
    }
    if (open?.attempt.given && !this.outcomes.has(now)) void this.try(now, open);
  }

  /** Runs what was answered on the engine. */
  private async try(key: string, { asked, attempt }: Open): Promise<void> {
    if (this.running === key) return;
    this.work.abort();
    this.work = new AbortController();
    this.running = key;
    const variance = attempt.choice === "variance" ? attempt.value : attempt.value ** 2;
    let found: Outcome | string | null = null;
    try {
      found = await run(asked, { variance, choice: attempt.choice }, this.state.seed, this.work.signal);
    } catch (caught) {
      found = failureOf(caught);
    }
    if (this.running === key) this.running = "";
    if (found !== null) this.outcomes = new Map([...this.outcomes, [key, found]]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.looked);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.looked);
    this.work.abort();
  }

  private readonly looked = (): void => this.stopwatch.run(document.visibilityState === "visible");

  // ---- what the learner does --------------------------------------------------------------------------------------

  private send(patch: Patch<State>, noted = false): void {
    emit<Change>(this, "quiz-change", { patch, noted });
  }

  private keep(open: Open, patch: Partial<Attempt>, noted: boolean): void {
    const key = open.asked.question.key;
    this.send({ answers: { [key]: { [open.retry]: { ...open.attempt, ...patch } } } }, noted);
  }

  /** The time spent on this try, in this visit and in earlier ones. */
  private seconds({ attempt }: Open): number {
    const total = attempt.seconds + this.stopwatch.seconds;
    this.stopwatch.start(document.visibilityState === "visible");
    return Math.min(1e6, Math.round(10 * total) / 10);
  }

  private readonly restart = (): void => {
    this.send(begun(this.state, drawnSeed()));
    void this.focusOn("h2");
  };

  private readonly go = (at: number): void => {
    this.send({ at });
    if (at > questions.length) this.finish();
    void this.focusOn("h2");
  };

  private readonly written = (patch: Partial<Attempt>): void => {
    const { open } = this;
    this.told = "";
    if (open && !open.attempt.given) this.keep(open, patch, true);
  };

  private readonly hint = (): void => {
    const { open } = this;
    if (open) this.keep(open, { hints: open.attempt.hints + 1, seconds: this.seconds(open) }, false);
  };

  private readonly again = (): void => {
    const { open } = this;
    if (!open) return;
    this.send({ answers: { [open.asked.question.key]: { [open.retry + 1]: untried } } });
    void this.focusOn("h2");
  };

  private readonly check = async (): Promise<void> => {
    const { open } = this;
    if (!open || open.attempt.given || this.busy) return;
    this.told = "";
    if (open.asked.form === "choice") {
      const { choice, reason } = open.attempt;
      if (choice === "" || reason === "") this.told = words.text("choice.missing");
      else this.give(open, 0);
      return;
    }
    this.busy = true;
    try {
      const value = await this.read(open);
      if (value !== null && this.timed === keyOf(this.state.seed, open.number, open.retry)) this.give(open, value);
    } catch (caught) {
      const reason = failureOf(caught);
      if (reason !== null) this.told = words.text("told.failed", { reason });
    } finally {
      this.busy = false;
    }
  };

  /** The number that was typed, or null when it cannot be taken; then `told` says why. */
  private async read({ asked, attempt }: Open): Promise<number | null> {
    if (asked.form !== "number") return null;
    const refuse = (why: string): null => {
      this.told = why;
      return null;
    };
    if (asked.question.form === "sigma" && attempt.choice === "") return refuse(words.text("reading.missing"));
    if (attempt.text.trim() === "") return refuse(words.text("told.empty"));
    const answer = await evaluate(attempt.text, asked.at);
    if ("problems" in answer) return refuse(words.text("told.unreadable", { problem: answer.problems.map(problemText).join(" ") }));
    const { value } = answer;
    if (!Number.isFinite(value)) return refuse(words.text("told.number"));
    if (value <= 0) return refuse(words.text("told.negative", { value: numberText(value) }));
    if (verdictOf(asked, { ...attempt, value }).is === "near") return refuse(words.text("told.near", { value: numberText(value) }));
    return value;
  }

  private give(open: Open, value: number): void {
    const seconds = this.seconds(open);
    this.keep(open, { value, seconds, given: true }, false);
    const given = { ...open.attempt, value, seconds };
    const correct = verdictOf(open.asked, given).is === "right";
    const { text, choice, reason, hints } = given;
    emitResult(this, {
      lesson: "init-quiz",
      seed: this.state.seed,
      score: correct ? 1 : 0,
      question: open.asked.question.key,
      number: open.number,
      try: open.retry,
      variant: plainVariant(open.asked),
      answers: { text, value, choice, reason },
      correct,
      hints,
      seconds,
      finished: false,
    });
    void this.focusOn(".verdict");
  }

  private finish(): void {
    const { seed, score, entries } = receiptOf(this.state);
    emitResult(this, { lesson: "init-quiz", seed, score, answers: entries.map((one) => ({ ...one })), finished: true });
  }

  private async focusOn(selector: string): Promise<void> {
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    const { state, open } = this;
    return html`${progress(state, this.go)}${open ? this.question(open) : summary(state, this.go, this.restart)}`;
  }

  private question(open: Open): TemplateResult {
    const { place, number, retry, asked, attempt } = open;
    const solved = entriesOf(this.state, number).some(({ correct }) => correct);
    return html`<section class="card" aria-labelledby="title">
      <header><h2 id="title" tabindex="-1">${asked.question.title()}</h2>
        <p class="quiet">${words.text("place", { place, count: questions.length })} · ${words.text(`part.${asked.question.part}`)}${retry > 0 ? html` · ${words.text("try", { number: retry + 1 })}` : nothing}</p></header>
      <div class="ask">${asked.form === "number" ? asked.question.ask(asked.at) : asked.question.ask(asked.offer)}</div>
      ${answerForm(open, this.busy, this.told, this.written, () => void this.check())}
      ${attempt.given ? verdictView(open) : nothing}
      ${attempt.given ? this.onwards(place, solved || retry + 1 >= mostTries, asked.form) : nothing}
      ${attempt.given ? outcomeView(open, this.outcomes.get(keyOf(this.state.seed, number, retry)) ?? null) : nothing}
      ${hintList(open, this.hint)}
    </section>`;
  }

  private onwards(place: number, settled: boolean, form: Variant["form"]): TemplateResult {
    const last = place === questions.length;
    return html`<div class="bar">
      ${settled ? nothing : html`<gl-button kind="primary" icon="dice" @click=${this.again}>${words.text(form === "number" ? "again" : "again.choice")}</gl-button>`}
      <gl-button kind=${settled ? "primary" : "usual"} @click=${() => this.go(place + 1)}>${words.text(last ? "finish" : "next")}</gl-button>
    </div>`;
  }

  static override styles = [baseSheet, controlSheet, mathsSheet, deskSheet];
}

const keyOf = (seed: number, number: number, retry: number): string => `${seed}/${number}/${retry}`;

define("gl-quiz-desk", GlQuizDesk);
declare global {
  interface HTMLElementTagNameMap {
    "gl-quiz-desk": GlQuizDesk;
  }
}
