import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import "../../../charts/line-chart";
import type { LineSeries } from "../../../charts";
import { define, emit, type ValueEvent } from "../../../elements";
import { amongWorkers, Work } from "../../../kit/work";
import { baseSheet, numberText, type Scheme } from "../../../look";
import { lineLabel } from "../figure/line-label";
import { lineLook } from "../figure/line-look";
import type { Line } from "../figure/lines";
import { panelSheet } from "../panel-sheet";
import { guessing } from "../sorting/sorting-verdict";
import type { State } from "../state";
import { story } from "../story-words";
import { deepSteps } from "./deep-experiment";
import { type Curve, trainedFrom } from "./deep-run";

const digitClasses = 10;
/** One axis for all: a first loss far above it leaves the plot. */
const mostLoss = 5;

/** The same deep network trained from each scheme of the figure, in the lanes for batches. Sends `gl-deep` with what changed. */
export class GlDeep extends LitElement {
  static override properties = {
    lines: { attribute: false },
    settings: { attribute: false },
    seed: { type: Number },
    scheme: {},
    curves: { state: true },
  };
  declare lines: readonly Line[];
  declare settings: State["deep"];
  declare seed: number;
  declare scheme: Scheme;
  declare curves: readonly Curve[];
  private readonly work = new Work(() => this.requestUpdate());
  /** What was asked when the curves were made, and how many they are to be. */
  private made = "";
  private total = 0;

  constructor() {
    super();
    this.lines = [];
    this.settings = { layers: 1, optimizer: "sgd", normalization: "none" };
    this.seed = 0;
    this.scheme = "light";
    this.curves = [];
  }

  /** PyTorch's default trains with its biases: without them it would be another scheme. */
  private get starts(): Line[] {
    const seen = new Set<string>();
    return this.lines.filter(({ scheme, gain, std }) => {
      const key = JSON.stringify([scheme, gain, std]);
      return !seen.has(key) && seen.add(key);
    });
  }

  private get asked(): string {
    return JSON.stringify([this.starts, this.settings, this.seed]);
  }

  private readonly run = async (): Promise<void> => {
    const { starts, settings, seed } = this;
    this.made = this.asked;
    this.curves = [];
    this.total = starts.length;
    await this.work.run((signal) =>
      amongWorkers(starts, signal, async (line) => {
        const curve = await trainedFrom(line, settings, seed, signal);
        if (!signal.aborted) this.curves = [...this.curves, curve];
      }),
    );
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.work.stop();
  }

  protected override render(): TemplateResult {
    const count = this.starts.length;
    return html`
      <div class="words"><h2>${story.text("deep.title")}</h2><p>${story.text("deep.text")}</p>
        <div class="controls">${this.controls()}</div>
        <div class="go">${
          this.work.busy
            ? html`<gl-button icon="stop" kind="primary" @click=${() => this.work.stop()}>${story.text("deep.stop")}</gl-button>
              <label><span>${story.text("deep.progress", { done: this.curves.length, count: this.total })}</span><progress max=${this.total} .value=${this.curves.length}></progress></label>`
            : html`<gl-button icon="play" kind="primary" @click=${this.run}>${story.text("deep.run", { count })}</gl-button>`
        }</div></div>
      <div class="plot">
        <gl-line-chart label=${story.text("deep.plot")} x-label=${story.text("deep.steps")} y-label=${story.text("deep.axis")} .series=${this.series()} .xEnd=${deepSteps}
          .yRange=${[0, mostLoss]} .height=${300} empty=${story.text("deep.empty")}></gl-line-chart>
        ${this.curves.length > 0 ? html`<p class="quiet">${story.text("deep.guess", { loss: numberText(guessing(digitClasses)) })}</p>` : nothing}
        ${this.curves.length > 0 && this.made !== this.asked ? html`<p class="quiet" role="status">${story.text("deep.stale")}</p>` : nothing}
        ${this.curves.map((curve) => this.fate(curve))}
        ${this.work.failure ? html`<gl-notice kind="error" text=${story.text("quiet.failed", { reason: this.work.failure })}></gl-notice>` : nothing}
      </div>`;
  }

  private fate({ line, diverged, problem }: Curve) {
    const label = lineLabel(line);
    if (problem) return html`<p>${story.text("deep.none", { label, problem })}</p>`;
    return diverged ? html`<p>${story.text("deep.diverged", { label, step: diverged.step })}</p>` : nothing;
  }

  private series(): LineSeries[] {
    return this.curves
      .filter(({ problem }) => !problem)
      .map(({ line, step, loss, diverged }) => ({
        label: lineLabel(line),
        ...lineLook(line, this.scheme),
        x: step,
        y: loss,
        diverged: diverged?.step ?? null,
      }));
  }

  private controls(): TemplateResult {
    const { layers, optimizer, normalization } = this.settings;
    const change = (patch: Partial<State["deep"]>) => emit(this, "gl-deep", patch);
    const choices = <Value extends string>(values: readonly Value[]) =>
      values.map((value) => ({ value, label: value }));
    return html`
      <gl-number label=${story.text("deep.layers")} help=${story.text("deep.layers.help")} .value=${layers} min="1" max="30"
        @gl-change=${(event: ValueEvent<number>) => change({ layers: event.detail.value })}></gl-number>
      <gl-segmented label=${story.text("deep.optimizer")} help=${story.text("deep.optimizer.help")} .value=${optimizer} .options=${choices(["sgd", "adam"])}
        @gl-change=${(event: ValueEvent<State["deep"]["optimizer"]>) => change({ optimizer: event.detail.value })}></gl-segmented>
      <gl-segmented label=${story.text("deep.normalization")} help=${story.text("deep.normalization.help")} .value=${normalization} .options=${choices(["none", "batch", "layer"])}
        @gl-change=${(event: ValueEvent<State["deep"]["normalization"]>) => change({ normalization: event.detail.value })}></gl-segmented>`;
  }

  static override styles = [
    baseSheet,
    panelSheet,
    css`
      .go { display: flex; gap: 16px; align-items: center }
      .go label { display: grid; gap: 4px; font: 13px/1.3 var(--sans); min-width: 140px }
      progress { appearance: none; width: 100%; height: 4px; border: 0; border-radius: 2px; background: var(--line); overflow: hidden }
      progress::-webkit-progress-bar { background: var(--line) }
      progress::-webkit-progress-value { background: var(--forward) }
      progress::-moz-progress-bar { background: var(--forward) }
      .plot { min-width: 0; font: 13px/1.45 var(--sans) }
      .plot p { margin-top: 4px; max-width: none }
    `,
  ];
}

define("gl-init-deep", GlDeep);
declare global {
  interface HTMLElementTagNameMap {
    "gl-init-deep": GlDeep;
  }
}
