import { html, nothing, type TemplateResult } from "lit";
import "../charts/line-chart";
import { define, type ValueEvent } from "../elements";
import type { Phase } from "../engine/types";
import { GradlabLesson } from "../kit";
import { engineNotice } from "../kit/engine-notice";
import { numberText } from "../look";
import { problemText } from "../messages";
import { code } from "./training-loop/code";
import { forgetting, logits, wroteWhat } from "./training-loop/questions";
import { Runner } from "./training-loop/runner";
import { sheet } from "./training-loop/sheet";
import { defaults, type State, schema } from "./training-loop/state";
import { tensors } from "./training-loop/tensors";
import { words } from "./training-loop/words";

/** The training loop, one line at a time. */
export class GradlabTrainingLoop extends GradlabLesson<State> {
  private readonly runner = new Runner(
    () => this.requestUpdate(),
    () => this.state,
  );

  constructor() {
    super({ slug: "training-loop", number: 1, question: () => words.text("question"), schema, defaults });
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  override step(): void {
    this.runner.pause();
    void this.runner.nextLine();
  }

  override epoch(): void {
    void this.runner.whole(this.runner.passes?.run.summary.batchesPerEpoch ?? 1);
  }

  override restart(): void {
    void this.runner.build();
  }

  override toggle(): void {
    if (this.runner.playing) this.runner.pause();
    else void this.runner.play();
  }

  protected override stateChanged(before: State): void {
    const { state } = this;
    const rebuilt: ReadonlyArray<keyof State> = ["source", "width", "batch", "lr", "seed"];
    if (rebuilt.some((key) => before[key] !== state[key]) && this.runner.begun) void this.runner.build();
  }

  protected override seenChanged(): void {
    if (this.seen && !this.runner.begun) void this.runner.build();
    if (!this.seen) this.runner.pause();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.runner.close();
  }

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    return html`
      <p>${words.text("lead")}</p>
      <gl-predict question=${words.text("predict.where")} answer="backward" .value=${this.state.guess} @gl-predict=${this.guessed}
        .options=${(["forward", "loss", "backward", "update"] as const).map((value) => ({ value, label: words.text(`predict.where.${value}`) }))}>
        <p>${words.text("predict.where.because")}</p>
      </gl-predict>
      ${this.state.guess ? wroteWhat(this.runner.passes) : nothing}`;
  }

  protected override figure(): TemplateResult {
    const { passes } = this.runner;
    const last = passes?.last ?? null;
    const progress = passes?.run.progress;
    return html`
      <gl-code label=${words.text("code.label")} .lines=${code(this.state.forget, passes)} .tones=${{ backward: "backward", grad: "backward", logits: "forward", loss: "forward", step: "parameter" }}
        running=${last?.phase ?? ""} runnable @gl-line=${(event: CustomEvent<{ id: Phase }>) => void this.runner.until(event.detail.id)}></gl-code>
      <gl-transport with-epoch .playing=${this.runner.playing} .step=${progress?.step ?? 0} .done=${this.runner.over} ?disabled=${!passes}
        @gl-play=${this.toggle} @gl-pause=${this.toggle} @gl-step=${this.step} @gl-epoch=${this.epoch} @gl-reset=${this.restart}></gl-transport>
      <p class="says" role="status">${this.says(last?.phase ?? null)}</p>
      ${this.notices()}`;
  }

  private says(phase: Phase | null): string {
    if (phase === null) return words.text("says.start");
    if (phase === "takeBatch")
      return words.text("says.takeBatch", { rows: this.runner.passes?.tensor("takeBatch", "y")?.columns ?? 0 });
    return words.text(`says.${phase}`);
  }

  private notices() {
    const { failure, problems, passes } = this.runner;
    const diverged = passes?.run.progress.diverged;
    if (failure) return engineNotice(failure, () => this.restart());
    if (problems.length > 0)
      return html`<gl-notice kind="error" text=${problems.map((problem) => `${problem.path}: ${problemText(problem)}`).join(" ")}></gl-notice>`;
    if (!diverged) return nothing;
    const { step, quantity, parameter, lr } = diverged;
    return html`<gl-notice kind="error" text=${words.text("diverged", { step, quantity, parameter, lr: numberText(lr) })}
      action=${words.text("diverged.back")} @gl-action=${() => this.change({ lr: Math.max(0.001, this.state.lr / 10) })}></gl-notice>`;
  }

  protected override below(): TemplateResult {
    return html`
      ${tensors(this.runner.passes, this.scheme)}
      <gl-line-chart class="loss" empty=${words.text("forget.empty")} label=${words.text("loss.plot")} .series=${this.losses()} x-label=${words.text("forget.axis")} y-label=${words.text("loss.axis")}></gl-line-chart>`;
  }

  private losses() {
    const { passes } = this.runner;
    return passes ? [{ label: words.text("loss.axis"), x: passes.steps, y: passes.losses, colour: "forward" }] : [];
  }

  protected override controls(): TemplateResult {
    const { state } = this;
    const number = (key: "width" | "batch" | "seed", most: number, least: number) =>
      html`<gl-number label=${words.text(`setup.${key}`)} help=${words.text(`setup.${key}.help`)} .value=${state[key]} min=${least} max=${most}
        @gl-change=${(event: ValueEvent<number>) => this.change({ [key]: event.detail.value })}></gl-number>`;
    const lr = {
      name: "lr",
      default: defaults.lr,
      min: 0.001,
      max: 100,
      scale: "log",
      help: words.text("setup.lr.help"),
    } as const;
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
      <section class="question-part">${forgetting(this.runner.passes, this.state.forget, {
        change: (forget) => this.change({ forget }),
        run: () => void this.runner.whole(20),
      })}</section>
      <section class="question-part">${logits(this.runner.passes, this.state.probabilities, (probabilities) => this.change({ probabilities }))}</section>`;
  }

  private readonly guessed = (event: CustomEvent<{ value: State["guess"] }>): void =>
    this.change({ guess: event.detail.value });

  static override styles = [...GradlabLesson.styles, sheet];
}

define("gradlab-training-loop", GradlabTrainingLoop);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-training-loop": GradlabTrainingLoop;
  }
}
