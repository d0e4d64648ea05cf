import { html, type PropertyValues, type TemplateResult } from "lit";
import "../../charts/line-chart";
import { define, type ValueEvent } from "../../elements";
import { knob } from "../../kit/controls";
import { failureNotice } from "../../kit/failure";
import { GradlabLesson } from "../../kit/lesson";
import { NearController } from "../../kit/near";
import { Playback } from "../../kit/playback";
import { ShownAnswers } from "../../kit/shown-answers";
import { Task } from "../../kit/task";
import { course } from "../../messages";
import { type Curve, Curves, largestScale, lines, range, table } from "./curves";
import { laboratory } from "./laboratory";
import { asked, askedLr, defaults, largestLr, mostCurves, type State, schema, withAsked } from "./state";
import { figureStyles, partStyles } from "./styles";
import { words } from "./words";

/** The duration of the animation of the figure, in seconds. */
const drawing = 2.5;

const knobs = {
  lr: knob("lr", defaults.lr, 1e-4, largestLr, { scale: "log" }),
  scale: knob("scale", 1, 0.01, 10, { scale: "log" }),
  steps: knob("steps", defaults.steps, 10, 2000, { scale: "log", integer: true }),
};

/**
 * The lesson `scaling`: the scale of the input determines the curvature, and the curvature limits the learning rate.
 * The first figure is in curves.ts; the sections are bowl, walk, slip, noise, real, leak, in this order.
 */
export class GradlabScaling extends GradlabLesson<State> {
  private readonly known = new Curves();
  private readonly curves = new Task<Curve[]>(this, { newer: "follow" });
  private readonly near = new NearController(this, { below: () => import("./below") });
  /** The step up to which the curves are drawn. The runs have ended; only the drawing is animated. */
  private readonly playback = new Playback(
    () => this.requestUpdate(),
    () => this.requestUpdate(),
    () => this.state.steps / drawing,
    () => this.state.steps,
  );
  private begun = false;

  constructor() {
    super({
      question: () => course.text("scaling.question"),
      schema,
      defaults,
      labels: {
        bowl: () => words.text("bowl.title"),
        walk: () => words.text("walk.title"),
        slip: () => words.text("slip.title"),
        noise: () => words.text("noise.title"),
        real: () => words.text("real.title"),
        leak: () => words.text("leak.title"),
        guess: () => words.text("guess.question"),
        scales: () => words.text("fan.curves"),
      },
    });
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.begun) void this.ask();
  }

  private ask(): Promise<Curve[] | null> {
    const { scales, lr, steps } = this.state;
    return this.curves.ask({ scales, lr, steps }, ({ signal }) =>
      this.known.all(laboratory({ signal }), scales, lr, steps),
    );
  }

  protected override seenChanged(): void {
    if (!this.seen) this.playback.pause();
    if (!this.seen || this.begun) return;
    this.begun = true;
    this.playback.to(this.state.steps);
    void this.ask().then((curves) => {
      if (curves && this.mayBegin) this.playback.play();
    });
  }

  protected override stateChanged(before: State): void {
    if (this.begun && before.steps !== this.state.steps) this.playback.to(this.state.steps);
  }

  protected override async usable(): Promise<void> {
    if (this.begun) await this.ask();
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

  override stepBack(): unknown {
    if (this.playback.cursor <= 0) return false;
    this.playback.to(Math.ceil(this.playback.cursor) - 1);
    return true;
  }

  /** Draws the curves from step 0 again; the runs themselves stay. */
  override restart(): unknown {
    const { cursor } = this.playback;
    if (cursor <= 0) return false;
    this.playback.to(0);
    this.did({ undo: () => this.playback.to(cursor), redo: () => this.playback.to(0) });
    return true;
  }

  /** Whether the lesson is narrow: the figure then stays in view above the controls, so it has a smaller height. */
  private isNarrow = false;
  private readonly widths = new ResizeObserver(() => {
    if (this.isNarrow !== this.clientWidth < 860) this.requestUpdate();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.widths.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.widths.disconnect();
    this.playback.pause();
    this.begun = false;
  }

  private readonly guessed = (event: ValueEvent<State["guess"]>): void => {
    const guess = event.detail.value;
    // The figure shows the scales of the question at the rate of the question; the chosen curve stays chosen.
    this.change({ guess, ...withAsked(this.state), lr: askedLr });
    this.predicted("prediction", guess, guess === "two");
  };

  /** Sets the scale of the chosen curve; the list stays sorted. */
  private readonly move = (event: ValueEvent<number>): void => {
    const scale = event.detail.value;
    const others = this.state.scales.filter((_, index) => index !== this.chosen);
    const scales = [...others, scale].sort((one, other) => one - other);
    this.change({ scales, chosen: scales.indexOf(scale) }, "scale");
  };

  private get chosen(): number {
    return Math.min(this.state.chosen, this.state.scales.length - 1);
  }

  private readonly add = (): void => {
    // The button is enabled for at most eight curves, so at least one of these nine scales is free.
    const free = [0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.7, 0.6, 0.8].find((one) => !this.state.scales.includes(one)) ?? 1;
    const scales = [...this.state.scales, free].sort((one, other) => one - other);
    this.change({ scales, chosen: scales.indexOf(free) });
  };

  private readonly takeAway = (): void =>
    this.change({ scales: this.state.scales.filter((_, index) => index !== this.chosen), chosen: 0 });

  // ---- what it shows ----------------------------------------------------------------------------------------------

  /** Whether to show marks and formulas that answer the question: after the guess, or when curves show the answer. */
  private get answered(): boolean {
    return !this.isAsked(this.state.guess) || this.shownAnswers.has("guess");
  }

  /** The question counts as answered when a curve is drawn at about its rate, with a scale as large as one of its. */
  private readonly shownAnswers = new ShownAnswers(this, () => {
    const { guess, scales, lr } = this.state;
    const hasShown = Math.abs(lr / askedLr - 1) < 0.05 && scales.some((scale) => scale >= Math.min(...asked));
    return guess !== "" || hasShown ? "guess" : null;
  });

  protected override prose(): TemplateResult {
    return html`<p>${words.text("lead")}</p>`;
  }

  protected override asks(): TemplateResult {
    const options = (["none", "ten", "two", "one"] as const).map((value) => ({
      value,
      label: words.text(`guess.${value}`),
    }));
    return html`<gl-predict
        path="guess"
        reveals=".stage, .below"
        ?closed=${this.shownAnswers.has("guess")}
        question=${words.text("guess.question")}
        answer="two"
        .value=${this.state.guess}
        .options=${options}
        @gl-predict=${this.guessed}
        ><p>${words.text("guess.because")}</p></gl-predict
      >`;
  }

  protected override dial(): TemplateResult {
    return html`<gl-slider
        ${this.bind("lr")}
        label=${words.text("fan.lr")}
        help=${words.text("fan.lr.help")}
        .knob=${knobs.lr}
      ></gl-slider>`;
  }

  protected override figure(): TemplateResult {
    const { scales, steps, lr } = this.state;
    const { playing, cursor } = this.playback;
    const curves = this.curves.value ?? [];
    this.isNarrow = this.clientWidth < 860;
    const shown = Math.floor(cursor);
    const first = curves[0];
    const limit = first && this.answered ? { value: largestScale(first, lr), label: words.text("fan.mark") } : null;
    return html`
      <div class="watched">
        <gl-line-chart
          label=${words.text("fan.label")}
          x-label=${words.text("fan.step")}
          y-label=${words.text("fan.loss")}
          scale="log"
          empty=${words.text(this.curves.failure ? "fan.none" : "fan.empty")}
          .height=${this.isNarrow ? 220 : 420}
          .yRange=${range}
          .xEnd=${steps}
          .current=${playing ? shown : null}
          .series=${lines(curves, this.chosen, shown, steps)}
        ></gl-line-chart>
      </div>
      <gl-transport
        .playing=${playing}
        .step=${shown}
        .steps=${steps}
        ?disabled=${curves.length === 0}
        @gl-play=${this.toggle}
        @gl-pause=${this.toggle}
        @gl-step=${this.step}
        @gl-reset=${this.restart}
      ></gl-transport>
      <div class="chips" role="group" aria-label=${words.text("fan.chosen")} translate="no">
        ${scales.map(
          (scale, index) => html`<gl-button
            path="chosen"
            .pressed=${index === this.chosen}
            @click=${() => this.change({ chosen: index })}
            >×${scale}</gl-button
          >`,
        )}
      </div>
      <gl-slider
        path="scales"
        label=${words.text("fan.scale")}
        help=${words.text(this.answered ? "fan.scale.help" : "fan.scale.open")}
        .value=${scales[this.chosen] ?? 1}
        .mark=${limit}
        .knob=${knobs.scale}
        @gl-input=${this.move}
        @gl-change=${() => this.settle()}
      ></gl-slider>
      ${failureNotice(this.curves)}`;
  }

  protected override below(): TemplateResult {
    return table(this.curves.value ?? [], this.answered);
  }

  protected override controls(): TemplateResult {
    const { scales } = this.state;
    return html`<gl-slider
        ${this.bind("steps")}
        label=${words.text("fan.steps")}
        help=${words.text("fan.steps.help")}
        .knob=${knobs.steps}
      ></gl-slider>
      <div class="chips">
        <gl-button path="scales" ?disabled=${scales.length >= mostCurves} @click=${this.add}
          >${words.text("fan.add")}</gl-button
        >
        <gl-button path="scales" ?disabled=${scales.length < 2} @click=${this.takeAway}
          >${words.text("fan.remove")}</gl-button
        >
      </div>`;
  }

  protected override sections(): TemplateResult {
    const { bowl, walk, slip, noise, real, leak } = this.state;
    return html`
      <gl-scaling-bowl id="bowl" path="bowl" data-part="below" .slice=${bowl}></gl-scaling-bowl>
      <gl-scaling-walk id="walk" path="walk" data-part="below" .slice=${walk}></gl-scaling-walk>
      <gl-scaling-slip id="slip" path="slip" data-part="below" .slice=${slip}></gl-scaling-slip>
      <gl-scaling-noise id="noise" path="noise" data-part="below" .slice=${noise}></gl-scaling-noise>
      <gl-scaling-real id="real" path="real" data-part="below" .slice=${real}></gl-scaling-real>
      <gl-scaling-leak id="leak" path="leak" data-part="below" .slice=${leak}></gl-scaling-leak>
      ${this.near.notice("below")}`;
  }

  static override styles = [...GradlabLesson.styles, partStyles, figureStyles];
}

define("gradlab-scaling", GradlabScaling);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-scaling": GradlabScaling;
  }
}
