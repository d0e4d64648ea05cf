import { html, type TemplateResult } from "lit";
import "../charts/line-chart";
import { define, type ValueEvent } from "../elements";
import { GradlabLesson } from "../kit";
import { engineNotice } from "../kit/engine-notice";
import { Playback } from "../kit/playback";
import { emitResult } from "../kit/result";
import { mathsSheet } from "../maths";
import type { Patch } from "../state";
import { Asking } from "./scaling/asking";
import { type Bowl, bowl } from "./scaling/bowl/bowl";
import "./scaling/bowl/bowl-picture";
import { bowlPart } from "./scaling/bowl/bowl-view";
import { type Curve, Fan, largestScale } from "./scaling/fan/fan";
import { fanSeries, fanTable } from "./scaling/fan/fan-view";
import { Job } from "./scaling/job";
import { laboratory } from "./scaling/laboratory";
import { leakPieces, type Pair } from "./scaling/leak/leak";
import { leakPart } from "./scaling/leak/view";
import { noisePieces } from "./scaling/noise/noise";
import { noisePart } from "./scaling/noise/noise-view";
import { type Cell, realPieces, trained } from "./scaling/real/real";
import { realPart } from "./scaling/real/view";
import { scalingSheet } from "./scaling/sheet";
import { type Checked, check, lineNames, truth } from "./scaling/slip/slip";
import { slipPart } from "./scaling/slip/slip-view";
import { asked, defaults, largestLr, mostCurves, type State, schema } from "./scaling/state";
import { type Walk, walk } from "./scaling/walk/walk";
import { walkPart } from "./scaling/walk/walk-view";
import { words } from "./scaling/words";

/** Seconds in which the figure draws itself. */
const drawing = 2.5;

/** How the scale of the input sets the curvature, and the curvature the learning rate. */
export class GradlabScaling extends GradlabLesson<State> {
  private readonly changedParts = () => this.requestUpdate();
  private readonly fan = new Fan();
  private readonly curves = new Asking<Curve[]>(this.changedParts);
  private readonly bowl = new Asking<Bowl>(this.changedParts);
  private readonly walk = new Asking<Walk>(this.changedParts);
  private readonly noise = new Job<number>(this.changedParts);
  private readonly real = new Job<Cell>(this.changedParts);
  private readonly leak = new Job<Pair>(this.changedParts);
  private readonly slip = new Asking<Checked>(this.changedParts);
  /** How much of the curves is drawn: the runs are over, only their drawing takes time. */
  private readonly playback = new Playback(
    this.changedParts,
    this.changedParts,
    () => this.state.steps / drawing,
    () => this.state.steps,
  );
  private begun = false;

  constructor() {
    super({ slug: "scaling", number: 3, question: () => words.text("question"), schema, defaults });
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  protected override seenChanged(): void {
    if (!this.seen) this.playback.pause();
    if (!this.seen || this.begun) return;
    this.begun = true;
    this.playback.to(this.state.steps);
    void this.refresh().then(() => {
      if (!matchMedia("(prefers-reduced-motion: reduce)").matches && this.seen) this.toggle();
    });
  }

  protected override stateChanged(before: State): void {
    if (!this.begun) return;
    if (before.steps !== this.state.steps) this.playback.to(this.state.steps);
    void this.refresh();
  }

  private async refresh(): Promise<void> {
    const { scales, lr, steps, bowl: bowlState, walk: walkState, slip } = this.state;
    await this.curves.ask(JSON.stringify([scales, lr, steps]), () => this.fan.all(scales, lr, steps));
    await this.bowl.ask(JSON.stringify(bowlState), () => bowl(bowlState));
    await this.walk.ask(String(walkState.lr), () => walk(laboratory(), walkState.lr));
    if (slip.checked) await this.slip.ask("all", () => check(laboratory()));
  }

  override toggle(): void {
    if (this.playback.playing) this.playback.pause();
    else this.playback.play();
    this.requestUpdate();
  }

  override step(): void {
    const { cursor } = this.playback;
    this.playback.to(cursor >= this.state.steps ? 1 : Math.floor(cursor) + 1);
  }

  override restart(): void {
    this.playback.to(0);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.playback.pause();
    this.begun = false;
    for (const job of [this.noise, this.real, this.leak]) job.stop();
  }

  private readonly changed = (patch: Patch<State>, movement?: string): void => {
    this.change(patch, movement ?? null);
    if (movement === undefined) this.settle();
  };

  private readonly guessed = (event: ValueEvent<State["guess"]>): void => {
    const guess = event.detail.value;
    const scales = [...new Set([...this.state.scales, ...asked])]
      .sort((one, other) => one - other)
      .slice(0, mostCurves);
    this.change({ guess, scales });
    emitResult(this, {
      lesson: "scaling",
      seed: 0,
      score: guess === "two" ? 1 : 0,
      answers: [guess],
      exercise: "prediction",
    });
  };

  private readonly checkedSlip = (): void => {
    const { slip } = this.state;
    this.change({ slip: { checked: true } });
    const score = lineNames.filter((name) => slip[name] === truth[name]).length / lineNames.length;
    const answers = { loss: slip.loss, weight: slip.weight, bias: slip.bias };
    emitResult(this, { lesson: "scaling", seed: 0, score, answers, exercise: "spot-the-slip" });
  };

  /** The chosen curve goes where the slider says; the list stays in order. */
  private move(scale: number, movement?: string): void {
    const others = this.state.scales.filter((_, index) => index !== this.chosen);
    const scales = [...others, scale].sort((one, other) => one - other);
    this.changed({ scales, chosen: scales.indexOf(scale) }, movement);
  }

  private get chosen(): number {
    return Math.min(this.state.chosen, this.state.scales.length - 1);
  }

  private readonly add = (): void => {
    const scales = [...this.state.scales, 0.5].sort((one, other) => one - other);
    this.changed({ scales, chosen: scales.indexOf(0.5) });
  };

  private readonly takeAway = (): void =>
    this.changed({ scales: this.state.scales.filter((_, index) => index !== this.chosen), chosen: 0 });

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    const { lr } = this.state;
    return html`<p>${words.text("lead")}</p>
      <gl-slider label=${words.text("fan.lr")} help=${words.text("fan.lr.help")} .value=${lr} .knob=${{ name: "lr", default: defaults.lr, min: 1e-4, max: largestLr, scale: "log" }}
        @gl-input=${(event: ValueEvent<number>) => this.changed({ lr: event.detail.value }, "lr")} @gl-change=${() => this.settle()}></gl-slider>
      <gl-predict question=${words.text("guess.question")} answer="two" .value=${this.state.guess} @gl-predict=${this.guessed}
        .options=${(["none", "ten", "two", "one"] as const).map((value) => ({ value, label: words.text(`guess.${value}`) }))}><p>${words.text("guess.because")}</p></gl-predict>`;
  }

  protected override figure(): TemplateResult {
    const { scales, steps, lr } = this.state;
    const curves = this.curves.value ?? [];
    const { playing } = this.playback;
    const shown = Math.floor(this.playback.cursor);
    const first = curves[0];
    const mark = first ? { value: largestScale(first, lr), label: words.text("fan.mark") } : null;
    return html`
      <div class="watched"><gl-line-chart label=${words.text("fan.label")} x-label=${words.text("fan.step")} y-label=${words.text("fan.loss")} scale="log" empty=${words.text("fan.empty")}
        .height=${this.clientWidth < 860 ? 220 : 420} .yRange=${[1e-12, 1e6]} .xEnd=${steps} .current=${playing ? shown : null} .series=${fanSeries(curves, this.chosen, shown)}></gl-line-chart></div>
      <gl-transport .playing=${playing} .step=${shown} .steps=${steps} ?disabled=${curves.length === 0} @gl-play=${this.toggle} @gl-pause=${this.toggle} @gl-step=${this.step} @gl-reset=${this.restart}></gl-transport>
      <div class="chips" role="group" aria-label=${words.text("fan.curves")}>${scales.map((scale, index) => html`<gl-button .pressed=${index === this.chosen} @click=${() => this.changed({ chosen: index })}>×${scale}</gl-button>`)}</div>
      <gl-slider label=${words.text("fan.scale")} help=${words.text("fan.scale.help")} .value=${scales[this.chosen] ?? 1} .mark=${mark} .knob=${{ name: "scale", default: 1, min: 0.01, max: 10, scale: "log" }}
        @gl-input=${(event: ValueEvent<number>) => this.move(event.detail.value, "scale")} @gl-change=${() => this.settle()}></gl-slider>
      ${this.failed(this.curves.failure)}`;
  }

  private failed(reason: string) {
    return engineNotice(reason, () => void this.refresh());
  }

  protected override below(): TemplateResult {
    return fanTable(this.curves.value ?? []);
  }

  protected override controls(): TemplateResult {
    const { scales, steps } = this.state;
    return html`<gl-slider label=${words.text("fan.steps")} help=${words.text("fan.steps.help")} .value=${steps} .knob=${{ name: "steps", default: defaults.steps, min: 10, max: 2000, scale: "log", integer: true }}
        @gl-input=${(event: ValueEvent<number>) => this.changed({ steps: event.detail.value }, "steps")} @gl-change=${() => this.settle()}></gl-slider>
      <div class="chips"><gl-button ?disabled=${scales.length >= mostCurves} @click=${this.add}>${words.text("fan.add")}</gl-button>
        <gl-button ?disabled=${scales.length < 2} @click=${this.takeAway}>${words.text("fan.remove")}</gl-button></div>`;
  }

  protected override sections(): TemplateResult {
    const { state, changed } = this;
    return html`
      ${bowlPart(state.bowl, this.bowl.value, changed, () => this.settle())}${this.failed(this.bowl.failure)}
      ${walkPart(state.walk, this.walk.value, changed, () => this.settle())}${this.failed(this.walk.failure)}
      ${slipPart(state.slip, this.slip.value, changed, this.checkedSlip)}${this.failed(this.slip.failure)}
      ${noisePart(state.noise, this.noise, () => void this.noise.start(JSON.stringify(state.noise), noisePieces(state.noise.dimensions, state.noise.seed)))}
      ${realPart(state.real, this.real, changed, () => void this.real.start(trained(state.real), realPieces(state.real)))}
      ${leakPart(state.leak, this.leak, changed, () => void this.leak.start(JSON.stringify(state.leak), leakPieces(state.leak)))}`;
  }

  static override styles = [...GradlabLesson.styles, mathsSheet, scalingSheet];
}

define("gradlab-scaling", GradlabScaling);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-scaling": GradlabScaling;
  }
}
