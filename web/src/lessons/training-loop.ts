import { css, html, nothing, type TemplateResult } from "lit";
import { failureOf } from "../lesson-base/failure";
import "../charts/line-chart";
import { define, type ValueEvent } from "../elements";
import { engine } from "../engine";
import type { Phase, Problem } from "../engine/types";
import { GradlabLesson } from "../lesson-base";
import { numberText } from "../look";
import { problemText } from "../messages";
import { code } from "./training-loop/code";
import { Passes } from "./training-loop/passes";
import { forgetting, logits, wroteWhat } from "./training-loop/questions";
import { defaults, experiment, type State, schema } from "./training-loop/state";
import { tensors } from "./training-loop/tensors";
import { words } from "./training-loop/words";

/** Milliseconds a line stays lit while the loop plays. */
const slowly = 800;

/** The training loop, one line at a time. */
export class GradlabTrainingLoop extends GradlabLesson<State> {
  static override properties = {
    ...GradlabLesson.properties,
    playing: { state: true },
    problemsFound: { state: true },
    failure: { state: true },
  };

  declare playing: boolean;
  declare problemsFound: readonly Problem[];
  declare failure: string;
  private passes: Passes | null = null;
  /** Counts the networks that were built, so that an answer for an earlier one is not taken for this one's. */
  private built = 0;
  private working: Promise<unknown> = Promise.resolve();

  constructor() {
    super({ slug: "training-loop", number: 1, question: () => words.text("question"), schema, defaults });
    this.playing = false;
    this.problemsFound = [];
    this.failure = "";
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  /** A network as the state says. It opens with the first lines run, up to the logits: the question is what comes next. */
  private async build(): Promise<void> {
    const build = ++this.built;
    this.playing = false;
    await this.guarded(async () => {
      await this.passes?.run.close();
      this.passes = null;
      const opened = await engine().open(experiment(this.state));
      this.problemsFound = "problems" in opened ? opened.problems : [];
      if ("problems" in opened) return;
      if (build !== this.built) return opened.close();
      this.passes = new Passes(opened);
      while (this.passes.last?.phase !== "forward") await this.passes.line(this.passes.next(this.state.forget));
    });
  }

  /** One at a time, in the order asked; what the engine cannot do is said on the page. */
  private guarded(work: () => Promise<unknown>): Promise<void> {
    const turn = this.working.then(async () => {
      try {
        await work();
      } catch (caught) {
        this.failure = failureOf(caught);
      }
      this.requestUpdate();
    });
    this.working = turn;
    return turn;
  }

  /** Runs lines until the chosen one has run. */
  private until(phase: Phase): Promise<void> {
    return this.guarded(async () => {
      const { passes } = this;
      if (!passes || this.over) return;
      const wanted = phase === "zeroGrad" && this.state.forget ? "forward" : phase;
      do await passes.line(passes.next(this.state.forget));
      while (passes.last?.phase !== wanted && !this.over);
    });
  }

  private whole(count: number): Promise<void> {
    return this.guarded(async () => this.passes?.whole(count, this.state.forget));
  }

  override step(): void {
    this.playing = false;
    void this.nextLine();
  }

  private nextLine(): Promise<void> {
    return this.guarded(async () => {
      if (this.passes && !this.over) await this.passes.line(this.passes.next(this.state.forget));
    });
  }

  override epoch(): void {
    void this.whole(this.passes?.run.summary.batchesPerEpoch ?? 1);
  }

  override restart(): void {
    void this.build();
  }

  override toggle(): void {
    this.playing = !this.playing;
    if (this.playing) void this.play();
  }

  private async play(): Promise<void> {
    while (this.playing && this.seen && !this.over) {
      await this.nextLine();
      await new Promise((resolve) => setTimeout(resolve, slowly));
    }
    this.playing = false;
  }

  private get over(): boolean {
    const progress = this.passes?.run.progress;
    return progress !== undefined && (progress.diverged !== null || progress.step >= progress.steps);
  }

  protected override stateChanged(before: State): void {
    const { state } = this;
    const rebuilt: ReadonlyArray<keyof State> = ["source", "width", "batch", "lr", "seed"];
    if (rebuilt.some((key) => before[key] !== state[key]) && this.built > 0) void this.build();
  }

  protected override seenChanged(): void {
    if (this.seen && this.built === 0) void this.build();
    if (!this.seen) this.playing = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.built = 0;
    const { passes } = this;
    this.passes = null;
    void passes?.run.close();
  }

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    return html`
      <p>${words.text("lead")}</p>
      <gl-predict question=${words.text("predict.where")} answer="backward" .value=${this.state.guess} @gl-predict=${this.guessed}
        .options=${(["forward", "loss", "backward", "update"] as const).map((value) => ({ value, label: words.text(`predict.where.${value}`) }))}>
        <p>${words.text("predict.where.because")}</p>
      </gl-predict>
      ${this.state.guess ? wroteWhat(this.passes) : nothing}`;
  }

  protected override figure(): TemplateResult {
    const { passes } = this;
    const last = passes?.last ?? null;
    const progress = passes?.run.progress;
    return html`
      <gl-code label=${words.text("code.label")} .lines=${code(this.state.forget, passes)} .tones=${{ backward: "backward", grad: "backward", logits: "forward", loss: "forward", step: "parameter" }}
        running=${last?.phase ?? ""} runnable @gl-line=${(event: CustomEvent<{ id: Phase }>) => void this.until(event.detail.id)}></gl-code>
      <gl-transport with-epoch .playing=${this.playing} .step=${progress?.step ?? 0} .done=${this.over} ?disabled=${!passes}
        @gl-play=${this.toggle} @gl-pause=${this.toggle} @gl-step=${this.step} @gl-epoch=${this.epoch} @gl-reset=${this.restart}></gl-transport>
      <p class="says" role="status">${this.says(last?.phase ?? null)}</p>
      ${this.notices()}`;
  }

  private says(phase: Phase | null): string {
    if (phase === null) return words.text("says.start");
    if (phase === "takeBatch") return words.text("says.takeBatch", { rows: this.passes?.tensor("takeBatch", "y")?.columns ?? 0 });
    return words.text(`says.${phase}`);
  }

  private notices() {
    const diverged = this.passes?.run.progress.diverged;
    if (this.failure)
      return html`<gl-notice kind="error" text=${words.text("engine.failed", { reason: this.failure })} action=${words.text("engine.again")} @gl-action=${this.again}></gl-notice>`;
    if (this.problemsFound.length > 0)
      return html`<gl-notice kind="error" text=${this.problemsFound.map((problem) => `${problem.path}: ${problemText(problem)}`).join(" ")}></gl-notice>`;
    if (!diverged) return nothing;
    const { step, quantity, parameter, lr } = diverged;
    return html`<gl-notice kind="error" text=${words.text("diverged", { step, quantity, parameter, lr: numberText(lr) })}
      action=${words.text("diverged.back")} @gl-action=${() => this.change({ lr: Math.max(0.001, this.state.lr / 10) })}></gl-notice>`;
  }

  private readonly again = (): void => {
    this.failure = "";
    void this.build();
  };

  protected override below(): TemplateResult {
    return html`
      ${tensors(this.passes, this.scheme)}
      <gl-line-chart class="loss" empty=${words.text("forget.empty")} label=${words.text("loss.plot")} .series=${this.series("losses")} x-label=${words.text("forget.axis")} y-label=${words.text("loss.axis")}></gl-line-chart>`;
  }

  private series(name: "losses") {
    const { passes } = this;
    return passes ? [{ label: words.text("loss.axis"), x: passes.steps, y: passes[name], colour: "forward" }] : [];
  }

  protected override controls(): TemplateResult {
    const { state } = this;
    const number = (key: "width" | "batch" | "seed", most: number, least: number) =>
      html`<gl-number label=${words.text(`setup.${key}`)} help=${words.text(`setup.${key}.help`)} .value=${state[key]} min=${least} max=${most}
        @gl-change=${(event: ValueEvent<number>) => this.change({ [key]: event.detail.value })}></gl-number>`;
    const lr = { name: "lr", default: defaults.lr, min: 0.001, max: 100, scale: "log", help: words.text("setup.lr.help") } as const;
    return html`
      <gl-menu label=${words.text("setup.data")} help=${words.text("setup.data.help")} .value=${state.source}
        .options=${schema.entries.source.options.map((value) => ({ value, label: value }))}
        @gl-change=${(event: ValueEvent<State["source"]>) => this.change({ source: event.detail.value })}></gl-menu>
      ${number("batch", 16, 1)} ${number("width", 8, 1)}
      <gl-slider label=${words.text("setup.lr")} .knob=${lr} .value=${state.lr}
        @gl-change=${(event: ValueEvent<number>) => this.change({ lr: event.detail.value })}></gl-slider>
      ${number("seed", 9999, 0)}`;
  }

  protected override sections(): TemplateResult {
    return html`
      <section class="question-part">${forgetting(this.passes, this.state.forget, {
        change: (forget) => this.change({ forget }),
        run: () => void this.whole(20),
      })}</section>
      <section class="question-part">${logits(this.passes, this.state.probabilities, (probabilities) => this.change({ probabilities }))}</section>`;
  }

  private readonly guessed = (event: CustomEvent<{ value: State["guess"] }>): void => this.change({ guess: event.detail.value });

  static override styles = [
    ...GradlabLesson.styles,
    css`
      .says { font: 15px/1.45 var(--sans); min-height: 4.4em; max-width: 72ch }
      .tensors { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px 40px; border-top: 1px solid var(--line); padding-top: 16px }
      .tensors h2 { font: 600 13px/1.3 var(--sans); color: var(--muted); letter-spacing: 0; margin-bottom: 8px }
      .tensors .list { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: start }
      .wrote { border-collapse: collapse; font: 13px/1.4 var(--sans); width: 100% }
      .wrote th { font-weight: 600; text-align: left; color: var(--muted); padding: 6px 8px 6px 0; border-bottom: 1px solid var(--line) }
      .wrote td { padding: 6px 8px 6px 0; border-bottom: 1px dotted var(--line) }
      .wrote code { font: 13px/1.4 var(--mono); white-space: nowrap }
      .question-part { border-top: 1px solid var(--line); padding: 40px 0; display: grid; grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 16px 64px }
      .question-part .words { display: grid; gap: 16px; align-content: start }
      .samples { border-collapse: collapse; font: 15px/1.4 var(--sans); font-variant-numeric: tabular-nums; justify-self: start }
      .samples th { font: 600 13px/1.3 var(--sans); color: var(--muted); text-align: right; padding: 8px 16px 8px 0 }
      .samples td { text-align: right; padding: 8px 16px 8px 0; border-top: 1px dotted var(--line); white-space: nowrap }
      .samples .label { font-weight: 600; box-shadow: inset 0 -2px 0 var(--forward) }
      .scroll { overflow-x: auto; min-width: 0 }
      @container lesson (width < 860px) {
        .below { order: 2; margin-bottom: 24px }
        .prose { order: 3 }
        .controls { order: 4 }
        .question-part { grid-template-columns: minmax(0, 1fr); padding: 24px 0 }
        .tensors { gap: 16px; grid-template-columns: minmax(0, 1fr) }
      }
    `,
  ];
}

define("gradlab-training-loop", GradlabTrainingLoop);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-training-loop": GradlabTrainingLoop;
  }
}
