import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../../charts/line-chart";
import { define, type ValueEvent } from "../../elements";
import { EngineError, engine } from "../../engine";
import type { Phase } from "../../engine/types";
import { Actions } from "../../kit/actions";
import { knob } from "../../kit/controls";
import { divergenceText } from "../../kit/divergence";
import { failureNotice, granted } from "../../kit/failure";
import { GradlabLesson } from "../../kit/lesson";
import { ShownAnswers } from "../../kit/shown-answers";
import { Stepping } from "../../kit/stepping";
import { Task } from "../../kit/task";
import { numberText } from "../../look";
import { course } from "../../messages";
import "./forget";
import { mostSeed } from "../../state/seed";
import { logits } from "./logits";
import { code, wroteWhat } from "./loop";
import { Passes } from "./passes";
import { defaults, experiment, type State, schema } from "./state";
import { lessonStyles, partStyles } from "./styles";
import { tensors } from "./tensor";
import { words } from "./words";

/** Milliseconds for which a line stays highlighted while the loop plays. */
const slowly = 800;
const morePasses = 20;

const lr = knob("lr", defaults.lr, 0.001, 100, { scale: "log", help: words.text("setup.lr.help") });
const tones = {
  backward: "backward",
  grad: "backward",
  logits: "forward",
  loss: "forward",
  step: "parameter",
} as const;
const guesses = ["forward", "loss", "backward", "update"] as const;

/** The lesson `training-loop`: the code line by line, the tensors that each line reads and writes, two questions. */
export class GradlabTrainingLoop extends GradlabLesson<State> {
  /** The network that is shown, and the last ones before restarts, for undo. */
  private readonly session = new Task<Passes>(this, { remember: 6, release: ({ run }) => void run.close() });
  private readonly stepping = new Stepping(slowly, () => this.requestUpdate());
  private begun = false;
  private settings = "";
  /** The number of the current run with these settings, and the largest number so far. */
  private restarts = 0;
  private most = 0;
  /** Whether the task may still hold runs of other settings. */
  private hasOthers = false;
  private readonly actions = new Actions(() => this.requestUpdate());

  constructor() {
    super({
      question: () => course.text("training-loop.question"),
      schema,
      defaults,
      labels: {
        "zero-grad": () => words.text("forget.title"),
        logits: () => words.text("logits.title"),
        guess: () => words.text("predict.where"),
      },
    });
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.begun) void this.open();
  }

  /**
   * Opens the network of the state and runs its lines up to the logits, since the question asks for the next line.
   */
  private async open(): Promise<void> {
    const { source, width, batch, lr, seed } = this.state;
    const settings = JSON.stringify([source, width, batch, lr, seed]);
    if (settings !== this.settings) {
      this.settings = settings;
      this.restarts = 0;
      this.most = 0;
      this.hasOthers = true;
      this.actions.clear();
      this.stepping.pause();
    }
    const document = experiment(this.state);
    const passes = await this.session.ask([settings, this.restarts], async ({ signal }) => {
      const run = granted(await engine().open(document, { signal }));
      try {
        const passes = new Passes(run);
        await passes.begin();
        return passes;
      } catch (caught) {
        // The task only releases answers, and it gets none here, so the run has to be closed.
        void run.close();
        throw caught;
      }
    });
    // Undo of a setting opens a new run, so the runs of other settings are not needed any more.
    if (!passes || !this.hasOthers) return;
    this.hasOthers = false;
    this.session.prune();
  }

  protected override async usable(): Promise<void> {
    if (this.begun) await this.open();
  }

  /** The network of the current settings; null while another one is shown. */
  private get passes(): Passes | null {
    return this.session.isFresh ? this.session.value : null;
  }

  /** Does work with the network, unless its run has ended; with `always` also then. */
  private async run(work: (passes: Passes) => Promise<unknown>, always = false): Promise<void> {
    const { passes } = this;
    if (!passes) return;
    const isDone = await this.actions.take(() =>
      passes.inTurn(async () => {
        if (always || !passes.over) await work(passes);
      }),
    );
    if (!isDone) this.stepping.pause();
  }

  override step(): void {
    this.stepping.pause();
    void this.line();
  }

  override stepBack(): unknown {
    if (!this.passes?.canGoBack) return false;
    this.stepping.pause();
    const document = experiment(this.state);
    const back = (passes: Passes) =>
      passes.back(async (snapshot) => {
        const run = granted(await engine().open(document, { snapshot }));
        if (this.session.value === passes) return run;
        // The lesson was removed or shows another network, so the new run has to be closed here.
        void run.close();
        throw new EngineError("cancelled", "Another network is shown.");
      });
    return this.run(back, true);
  }

  private line(): Promise<void> {
    return this.run((passes) => passes.line(passes.next(this.state.forget)));
  }

  private whole(count: number): Promise<void> {
    return this.run((passes) => passes.whole(count, this.state.forget));
  }

  override epoch(): void {
    void this.whole(this.passes?.run.summary.batchesPerEpoch ?? 1);
  }

  /** Starts a new run from the same weights; undo brings back the old one. */
  override restart(): unknown {
    if (!this.passes || this.passes.isAsBegun) return false;
    this.beginAnew();
    return true;
  }

  private beginAnew(): void {
    this.stepping.pause();
    const [before, after] = [this.restarts, ++this.most];
    const { settings } = this;
    const go = (to: number) => () => {
      if (settings !== this.settings) return;
      this.stepping.pause();
      this.restarts = to;
      this.requestUpdate();
    };
    go(after)();
    this.did({ undo: go(before), redo: go(after) });
  }

  override toggle(): void {
    if (this.stepping.playing) this.stepping.pause();
    else
      void this.stepping.play(
        () => this.line(),
        () => this.passes?.over ?? true,
      );
  }

  protected override seenChanged(): void {
    if (!this.seen) this.stepping.pause();
    else this.begun = true;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stepping.pause();
    this.begun = false;
    this.settings = "";
  }

  /** The question counts as answered when backward has run once: the page then shows what the line wrote. */
  private readonly shownAnswers = new ShownAnswers(this, () =>
    this.state.guess !== "" || (this.session.value?.steps.length ?? 0) > 0 ? "guess" : null,
  );

  private readonly guessed = (event: ValueEvent<State["guess"]>): void => {
    const guess = event.detail.value;
    this.change({ guess });
    this.predicted("prediction", guess, guess === "backward");
  };

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    return html`<p>${words.text("lead")}</p>`;
  }

  protected override asks(): TemplateResult {
    const { guess } = this.state;
    const isClosed = this.shownAnswers.has("guess");
    return html`<gl-predict
        path="guess"
        reveals=".says, .tensors"
        ?closed=${isClosed}
        question=${words.text("predict.where")}
        answer="backward"
        .value=${guess}
        .options=${guesses.map((value) => ({ value, label: words.text(`predict.where.${value}`) }))}
        @gl-predict=${this.guessed}
      >
        <p>${words.text("predict.where.because")}</p>
      </gl-predict>
      ${guess || isClosed ? wroteWhat(this.session.value) : nothing}`;
  }

  protected override figure(): TemplateResult {
    const shown = this.session.value;
    const last = shown?.last ?? null;
    return html`
      <gl-code
        label=${words.text("code.label")}
        .lines=${code(this.state.forget, shown)}
        .tones=${tones}
        running=${last?.phase ?? ""}
        runnable
        @gl-line=${(event: CustomEvent<{ id: Phase }>) =>
          void this.run((passes) => passes.until(event.detail.id, this.state.forget))}
      ></gl-code>
      <gl-transport
        with-epoch
        .playing=${this.stepping.playing}
        .step=${shown?.run.progress.step ?? 0}
        .done=${shown?.over ?? false}
        ?disabled=${!this.passes}
        @gl-play=${this.toggle}
        @gl-pause=${this.toggle}
        @gl-step=${this.step}
        @gl-epoch=${this.epoch}
        @gl-reset=${this.restart}
      ></gl-transport>
      <p
        class="says"
        role="status"
        aria-live=${this.stepping.playing ? "off" : "polite"}
      >${this.sentenceFor(last?.phase ?? null)}</p>
      ${this.notices()}`;
  }

  private sentenceFor(phase: Phase | null): string {
    if (phase === null) return words.text("says.start");
    const rows = this.session.value?.tensor("takeBatch", "y")?.columns ?? 0;
    return phase === "takeBatch" ? words.text("says.takeBatch", { rows }) : words.text(`says.${phase}`);
  }

  private notices() {
    const retry = () => {
      this.actions.clear();
      this.beginAnew();
    };
    const { failed } = this.actions;
    if (failed.failure) return failureNotice({ ...failed, retry });
    if (this.session.failure) return failureNotice(this.session);
    const diverged = this.session.value?.run.progress.diverged;
    if (!diverged) return nothing;
    return html`<gl-notice
      kind="error"
      text=${`${divergenceText(diverged)} ${words.text("diverged", { lr: numberText(diverged.lr) })}`}
      action=${words.text("diverged.back")}
      @gl-action=${() => this.change({ lr: Math.max(0.001, this.state.lr / 10) })}
    ></gl-notice>`;
  }

  protected override below(): TemplateResult {
    const shown = this.session.value;
    const losses = shown
      ? [{ label: words.text("loss.axis"), x: shown.steps, y: shown.losses, colour: "forward" as const }]
      : [];
    return html`${tensors(shown, this.scheme)}
      <gl-line-chart
        class="loss"
        empty=${words.text("forget.empty")}
        label=${words.text("loss.plot")}
        .series=${losses}
        x-label=${words.text("forget.axis")}
        y-label=${words.text("loss.axis")}
      ></gl-line-chart>`;
  }

  protected override controls(): TemplateResult {
    const number = (key: "width" | "batch" | "seed", most: number, least: number) =>
      html`<gl-number
        ${this.bind(key)}
        label=${words.text(`setup.${key}`)}
        help=${words.text(`setup.${key}.help`)}
        min=${least}
        max=${most}
      ></gl-number>`;
    return html`<gl-menu
        ${this.bind("source")}
        label=${words.text("setup.data")}
        help=${words.text("setup.data.help")}
        .options=${schema.entries.source.options.map((value) => ({ value, label: value }))}
      ></gl-menu>
      ${number("batch", 16, 1)} ${number("width", 8, 1)}
      <gl-slider ${this.bind("lr")} label=${words.text("setup.lr")} .knob=${lr}></gl-slider>
      ${number("seed", mostSeed, 0)}`;
  }

  protected override sections(): TemplateResult {
    const { state } = this;
    const shown = this.session.value;
    const probabilities = html`<gl-switch
      ${this.bind("probabilities")}
      label=${words.text("logits.switch")}
      help=${words.text("logits.help")}
    ></gl-switch>`;
    return html`<gl-training-loop-forget
        id="zero-grad"
        .slice=${state}
        .passes=${shown}
        .count=${shown?.steps.length ?? 0}
        @gl-passes=${() => void this.whole(morePasses)}
      ></gl-training-loop-forget>
      <section id="logits" class="question-part">${logits(shown, state.probabilities, probabilities)}</section>`;
  }

  static override styles = [...GradlabLesson.styles, lessonStyles, partStyles];
}

define("gradlab-training-loop", GradlabTrainingLoop);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-training-loop": GradlabTrainingLoop;
  }
}
