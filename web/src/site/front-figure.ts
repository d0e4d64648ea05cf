import { css, html, LitElement, nothing } from "lit";
import "../charts/surface";
import type { SurfacePoint } from "../charts/surface";
import { define } from "../elements/emit";
import "../elements/notice";
import "../elements/transport";
import { EngineError, engine, type Frame, type Player, play, type Run } from "../engine";
import type { Grid } from "../engine/types";
import { Actions } from "../kit/actions";
import { failureNotice, granted } from "../kit/failure";
import { prefersLessMotion } from "../kit/motion";
import { Sight } from "../kit/sight";
import { baseStyles, countText, numberText } from "../look";
import { words } from "./front-words";

/** Two spirals: hard enough to take some seconds, easy enough that the reader need not wait. */
const experiment = {
  seed: 4,
  data: {
    source: "spiral",
    samples: 300,
    noise: 0.06,
    split: [1, 0, 0] as [number, number, number],
    preprocess: "none",
  },
  model: { hidden: [16, 16], activation: "tanh" },
  init: { scheme: "xavier-normal" },
  optimizer: { name: "adam", lr: 0.01 },
  batchSize: 50,
  steps: 1500,
  evalEvery: 10,
};
/** Updates per second: slow enough to watch the boundary bend. */
const speed = 110;
const cells = 56;

/** What is read for each frame. */
type FigureReading = { surface: Grid; evaluation: { from?: number } };

/**
 * The figure of the front page: a network that is trained in the browser, starting at once. It plays once, then stops.
 */
export class GradlabFrontFigure extends LitElement {
  static override properties = {
    frame: { state: true },
    playing: { state: true },
    loss: { state: true },
    accuracy: { state: true },
  };
  declare frame: Frame<FigureReading> | null;
  declare playing: boolean;
  declare loss: number;
  declare accuracy: number;

  private run: Run | null = null;
  private player: Player | null = null;
  private points: readonly SurfacePoint[] = [];
  private classes: readonly string[] = [];
  private reach = 1;
  private begun = false;
  /** Failures are shown in place of the picture. */
  private readonly actions = new Actions(() => this.requestUpdate());
  private readonly sight = new Sight(this, () => this.seenChanged());

  constructor() {
    super();
    this.frame = null;
    this.playing = false;
    this.loss = Number.NaN;
    this.accuracy = Number.NaN;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave();
  }

  private leave(): void {
    this.pause();
    this.run?.close();
    this.run = null;
    this.begun = false;
  }

  private seenChanged(): void {
    if (!this.sight.seen) this.pause();
    else if (!this.begun) {
      this.begun = true;
      void this.actions.take(() => this.begin());
    }
  }

  private readonly again = (): void => {
    this.actions.clear();
    this.leave();
    this.seenChanged();
  };

  private async begin(): Promise<void> {
    const prepared = granted(await engine().prepare(experiment));
    const run = granted(await engine().open(experiment));
    // The element has left the page in the meantime.
    if (!this.begun || this.run) return run.close();
    this.run = run;
    this.classes = prepared.classes ?? [];
    const { x, y } = prepared.raw;
    this.points = Array.from(y, (target, row) => ({ x: x[2 * row] as number, y: x[2 * row + 1] as number, target }));
    this.reach = 1.08 * x.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    this.show(await run.frame({ read: this.read() }));
    if (prefersLessMotion()) this.show(await run.frame({ steps: experiment.steps, read: this.read() }));
    else await this.play();
  }

  private read(): FigureReading {
    const ends: [number, number] = [-this.reach, this.reach];
    return { surface: { x: ends, y: ends, columns: cells, rows: cells }, evaluation: {} };
  }

  private show(frame: Frame<FigureReading>): void {
    this.frame = frame;
    this.loss = frame.read.evaluation.trainLoss.at(-1) ?? Number.NaN;
    this.accuracy = frame.read.evaluation.trainAccuracy.at(-1) ?? Number.NaN;
  }

  private async play(): Promise<void> {
    const { run } = this;
    if (!run || this.playing) return;
    this.playing = true;
    if (run.progress.step >= experiment.steps) await run.reset();
    if (!this.playing || run !== this.run) return;
    this.player = play(run, {
      read: () => this.read(),
      draw: (frame) => this.show(frame),
      speed: () => speed,
      ended: (reason) => {
        this.playing = false;
        if (reason instanceof EngineError) this.actions.fail(reason);
      },
    });
  }

  private pause(): void {
    this.player?.pause();
    this.playing = false;
  }

  private async step(): Promise<void> {
    this.pause();
    if (this.run) this.show(await this.run.frame({ steps: 1, read: this.read() }));
  }

  private async reset(): Promise<void> {
    this.pause();
    if (!this.run) return;
    await this.run.reset();
    this.show(await this.run.frame({ read: this.read() }));
  }

  protected override render() {
    const { failed } = this.actions;
    if (failed.failure) return failureNotice({ ...failed, retry: this.again });
    const ends: [number, number] = [-this.reach, this.reach];
    const grid = this.frame
      ? { width: cells, height: cells, classes: this.classes.length, values: this.frame.read.surface.values }
      : null;
    return html`
      <figure aria-label=${words.text("figure")}>
        <gl-surface
          bare
          .grid=${grid}
          .points=${this.points}
          .classes=${this.classes}
          .xRange=${ends}
          .yRange=${ends}
          x-label="x1"
          y-label="x2"
          empty=${words.text("waiting")}
        ></gl-surface>
        <gl-transport
          .playing=${this.playing}
          .step=${this.frame?.step ?? 0}
          .steps=${experiment.steps}
          ?disabled=${!this.run}
          @gl-play=${() => this.actions.take(() => this.play())}
          @gl-pause=${this.pause}
          @gl-step=${() => this.actions.take(() => this.step())}
          @gl-reset=${() => this.actions.take(() => this.reset())}
        ></gl-transport>
        ${this.run ? this.caption(this.run) : nothing}
      </figure>`;
  }

  private caption(run: Run) {
    const values = { rows: this.points.length, parameters: countText(run.summary.parameters) };
    return html`<p class="numbers"><span>${words.text("loss")} <b>${numberText(this.loss, { fixed: true })}</b></span>
        <span>${words.text("accuracy")} <b>${(100 * this.accuracy).toFixed(1)} %</b></span></p>
      <figcaption>${words.text("caption", values)}</figcaption>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; min-width: 0; --stage-height: 68svh }
      figure { margin: 0 auto; display: grid; gap: 12px; max-width: min(600px, max(320px, var(--stage-height))) }
      gl-surface { border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden }
      .numbers {
        display: flex;
        gap: 24px;
        font: 15px/1.4 var(--sans);
        font-variant-numeric: tabular-nums;
        color: var(--muted);
      }
      b { color: var(--ink); font-weight: 600 }
      figcaption { font-size: 15px; line-height: 1.5; color: var(--muted); max-width: 62ch }
    `,
  ];
}

define("gradlab-front-figure", GradlabFrontFigure);
