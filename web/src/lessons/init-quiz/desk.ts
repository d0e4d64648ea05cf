import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../../elements";
import { define, emit } from "../../elements";
import { failureOf } from "../../kit/failure";
import { emitResult } from "../../kit/result";
import { baseSheet, controlSheet } from "../../look";
import { mathsSheet } from "../../maths";
import type { Patch } from "../../state";
import { answerForm } from "./answer/answer-form";
import { words } from "./book-words";
import type { Change } from "./change";
import "./receipt/check";
import { readAnswer } from "./answer/read-answer";
import { hintList } from "./hints-view";
import { keyOf, type Open, openIn } from "./open";
import { outcomeView } from "./outcome/outcome-view";
import { Outcomes } from "./outcome/outcomes";
import { progress } from "./progress";
import { questions } from "./questions";
import { entriesOf } from "./receipt/receipt";
import { answerResult, finalResult } from "./results";
import { deskSheet } from "./sheet";
import { type Attempt, begun, defaults, drawnSeed, mostTries, type State } from "./state";
import { Stopwatch } from "./stopwatch";
import { summary } from "./summary";
import type { Variant } from "./variant/variant";
import { verdictView } from "./verdict-view";

/**
 * Where the quiz is taken: one question at a time, then the summary. Sends `quiz-change` with what is to be kept, and
 * `gradlab-result` for every answer and at the end.
 */
export class GlQuizDesk extends LitElement {
  static override properties = { state: { attribute: false }, told: { state: true }, busy: { state: true } };
  declare state: State;
  /** Why an answer was not taken. */
  declare told: string;
  declare busy: boolean;
  private readonly stopwatch = new Stopwatch();
  private readonly outcomes = new Outcomes(() => this.requestUpdate());
  /** The try that is timed, and its variant. */
  private now: { key: string; asked: Variant } | null = null;

  constructor() {
    super();
    this.state = defaults;
    this.told = "";
    this.busy = false;
  }

  // ---- where it stands --------------------------------------------------------------------------------------------

  private get open(): Open | null {
    return openIn(this.state, this.now);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("state")) return;
    const { open } = this;
    const key = open ? keyOf(this.state.seed, open) : "";
    if (key !== (this.now?.key ?? "")) {
      this.now = open && { key, asked: open.asked };
      this.told = "";
      this.stopwatch.start(document.visibilityState === "visible");
    }
    if (open?.attempt.given) void this.outcomes.want(key, open, this.state.seed);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.looked);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.looked);
    this.outcomes.stop();
  }

  private readonly looked = (): void => this.stopwatch.run(document.visibilityState === "visible");

  // ---- what the learner does --------------------------------------------------------------------------------------

  private send(patch: Patch<State>, noted = false): void {
    emit<Change>(this, "quiz-change", { patch, noted });
  }

  private keep({ asked, retry }: Open, patch: Partial<Attempt>, noted: boolean): void {
    this.send({ answers: { [asked.question.key]: { [retry]: patch } } }, noted);
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
    const { open } = this;
    // Time that was spent without an answer counts when the learner comes back.
    if (open && !open.attempt.given && this.stopwatch.seconds > 1)
      this.keep(open, { seconds: this.seconds(open) }, true);
    this.send({ at });
    if (at > questions.length) emitResult(this, finalResult(this.state));
    void this.focusOn("h2");
  };

  private readonly written = (patch: Partial<Attempt>): void => {
    const { open } = this;
    this.told = "";
    if (open && !open.attempt.given) this.keep(open, { ...patch, seconds: this.seconds(open) }, true);
  };

  private readonly hint = (): void => {
    const { open } = this;
    if (open) this.keep(open, { hints: open.attempt.hints + 1, seconds: this.seconds(open) }, false);
  };

  private readonly again = (): void => {
    const { open } = this;
    if (!open) return;
    this.send({ answers: { [open.asked.question.key]: { [open.retry + 1]: { given: false } } } });
    void this.focusOn("h2");
  };

  private readonly check = async (): Promise<void> => {
    const { open } = this;
    if (!open || open.attempt.given || this.busy) return;
    this.told = "";
    this.busy = true;
    try {
      const read = await readAnswer(open);
      if (this.now?.key !== keyOf(this.state.seed, open)) return;
      if ("refused" in read) this.told = read.refused;
      else this.give(open, read.value);
    } catch (caught) {
      const reason = failureOf(caught);
      if (reason) this.told = words.text("told.failed", { reason });
    } finally {
      this.busy = false;
    }
  };

  private give(open: Open, value: number): void {
    const seconds = this.seconds(open);
    // What was read is given: it may have been written on meanwhile.
    const { text, choice, reason } = open.attempt;
    this.keep(open, { text, choice, reason, value, seconds, given: true }, false);
    emitResult(this, answerResult(this.state.seed, { ...open, attempt: { ...open.attempt, value, seconds } }));
    void this.focusOn(".verdict");
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
      ${attempt.given ? outcomeView(open, this.outcomes.get(keyOf(this.state.seed, open))) : nothing}
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

define("gl-quiz-desk", GlQuizDesk);
declare global {
  interface HTMLElementTagNameMap {
    "gl-quiz-desk": GlQuizDesk;
  }
}
