import { css, html, nothing, type PropertyValues } from "lit";
import { define } from "../elements/emit";
import { baseStyles, numberText, placeIn, type Scheme } from "../look";
import { messages } from "../messages";
import { paintPlot, plotOf } from "./line-plot";
import type { LineView, Plot } from "./line-view";
import { Painting } from "./painting";
import { type Aligned, aligned, type LineSeries } from "./series";
import { chartStyles } from "./styles";
import { TakeController, type Taken } from "./take/take";

/** Points of a series that are always drawn; longer series are thinned to the width of the chart. */
const mostAnyway = 800;

/**
 * Curves over steps. Each series has its label at the end of the line; a diverged one ends in an arrow. The pointer and
 * the arrow keys show the values at a step.
 *
 *   <gl-line-chart label="loss" x-label="step" y-label="loss" scale="log" .current=${340} .height=${180}
 *     .series=${[
 *       { label: "train", colour: "forward", x, y },
 *       { label: "valid", colour: "ink", dashed: true, x, y },
 *     ]}></gl-line-chart>
 *
 * The chart redraws when `series` is set. `xEnd` fixes the right end of the axis (the last step), `yRange` both ends of
 * the vertical axis.
 */
export class GlLineChart extends Painting implements LineView {
  static override properties = {
    series: { attribute: false },
    label: {},
    xLabel: { attribute: "x-label" },
    yLabel: { attribute: "y-label" },
    scale: {},
    xScale: { attribute: "x-scale" },
    current: { attribute: false },
    xEnd: { attribute: false },
    yRange: { attribute: false },
    height: { type: Number },
    empty: {},
    reading: { state: true },
  };
  declare series: readonly LineSeries[];
  /** The accessible name: what the chart shows. */
  declare label: string;
  declare xLabel: string;
  declare yLabel: string;
  declare scale: "linear" | "log";
  /** A log axis leaves out points with x <= 0. */
  declare xScale: "linear" | "log";
  /** The current step of the figure, drawn as a thin vertical line, or null. */
  declare current: number | null;
  declare xEnd: number | null;
  declare yRange: readonly [number, number] | null;
  declare height: number;
  /** The text that is shown when there are no points. */
  declare empty: string;
  declare under?: LineView["under"];
  /** The index in `data[0]` of the x whose values are shown, or null. */
  declare reading: number | null;

  private plot: Plot | null = null;
  /** The series over a common x: see `aligned`. */
  data: Aligned = [[]];

  constructor() {
    super();
    this.series = [];
    this.label = "";
    this.xLabel = "";
    this.yLabel = "";
    this.scale = "linear";
    this.xScale = "linear";
    this.current = null;
    this.xEnd = null;
    this.yRange = null;
    this.height = 180;
    this.empty = "";
    this.reading = null;
    new TakeController(this);
  }

  async take(): Promise<Taken | null> {
    const { takenLines } = await import("./take/lines");
    const canvas = this.renderRoot.querySelector("canvas");
    return canvas ? takenLines(this, { width: canvas.clientWidth, height: canvas.clientHeight }) : null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("series") && !changed.has("scale") && !changed.has("xScale")) return;
    // Reading the width forces a layout, so it is read only for long series.
    const isShort = this.series.every(({ x }) => x.length <= mostAnyway);
    const most = isShort ? mostAnyway : Math.max(mostAnyway, 4 * this.clientWidth);
    this.data = aligned(this.series, { x: this.xScale, y: this.scale }, most);
    if (this.reading !== null && this.reading >= this.data[0].length) this.reading = null;
  }

  protected override render() {
    const isEmpty = this.data[0].length === 0;
    // A loss of exactly 0 has no place on a log axis; the text says so.
    const hasZero = this.scale === "log" && this.series.some(({ y }) => Array.prototype.includes.call(y, 0));
    const empty = hasZero ? messages.text("chart.zero") : this.empty || messages.text("chart.empty");
    const log = (scale: "linear" | "log") => (scale === "log" ? ` (${messages.text("chart.log")})` : "");
    return html`
      <div class="head"><span>${this.yLabel}${this.yLabel ? log(this.scale) : nothing}</span><output
        aria-live="off"
        translate="no"
      >${this.readout()}</output></div>
      <div class="frame">
        <div
          class="plot"
          @mousemove=${this.pointed}
          @mouseleave=${this.unread}
        ><canvas aria-hidden="true"></canvas></div>
        ${isEmpty ? html`<p class="empty">${empty}</p>` : this.reader()}
      </div>
      <div class="foot">${this.xLabel}${this.xLabel ? log(this.xScale) : nothing}${
        hasZero && !isEmpty ? html` · ${messages.text("chart.zeros")}` : nothing
      }</div>`;
  }

  /** An invisible range input for the keyboard and for screen readers, with one value for each x. */
  private reader() {
    const xs = this.data[0];
    const at = this.reading ?? xs.length - 1;
    return html`<input
      type="range"
      min="0"
      max=${xs.length - 1}
      .value=${String(at)}
      aria-label="${this.label || this.yLabel}. ${messages.text("chart.keys")}"
      aria-valuetext=${this.spoken(at)}
      @input=${this.read}
      @focus=${this.read}
      @blur=${this.unread}
    >`;
  }

  private read(event: Event): void {
    this.reading = Number((event.target as HTMLInputElement).value);
  }

  private unread(): void {
    this.reading = null;
  }

  /** The values at an index: of each series the last value at or before it; none beyond the end of a dotted series. */
  private valuesAt(index: number): Array<[label: string, value: number]> {
    return this.series.flatMap((series, line): Array<[string, number]> => {
      const values = this.data[line + 1] as Array<number | null> | undefined;
      let at = index;
      while (at > 0 && values?.[at] == null) at--;
      const value = values?.[at];
      const isOver = series.dotted === true && (this.data[0][index] ?? 0) > (series.x[series.x.length - 1] ?? 0);
      return value == null || series.faint || isOver ? [] : [[series.label, value]];
    });
  }

  private spoken(index: number): string {
    const values = this.valuesAt(index).map(([label, value]) => `${label} ${numberText(value)}`);
    return messages.text("chart.reading", {
      axis: this.xLabel,
      x: numberText(this.data[0][index] ?? 0, { digits: 6 }),
      values: values.join(", "),
    });
  }

  private readout() {
    if (this.reading === null || this.data[0].length === 0) return nothing;
    return this.spoken(this.reading);
  }

  protected override updated(changed: PropertyValues): void {
    const canvas = this.renderRoot.querySelector("canvas");
    if (canvas) canvas.style.height = `var(--chart-height, ${this.height}px)`;
    super.updated(changed);
  }

  get scheme(): Scheme {
    return this.look.scheme;
  }

  protected override paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    this.plot = plotOf(context, this, { width, height });
    paintPlot(this.plot, this);
  }

  /** Selects the x nearest to the pointer. */
  private pointed(event: MouseEvent): void {
    const { plot } = this;
    if (!plot) return;
    const { x: at } = placeIn(event.currentTarget as Element, event);
    const away = this.data[0].map((x) => Math.abs(plot.x(x) - at));
    const index = away.indexOf(Math.min(...away));
    const isWithin = at >= plot.left - 4 && at <= plot.left + plot.width + 4;
    this.reading = isWithin && index >= 0 ? index : null;
  }

  static override styles = [
    baseStyles,
    chartStyles,
    css`
      .head {
        display: flex;
        justify-content: space-between;
        gap: 16px;
        min-height: 20px;
        padding-inline-end: 28px;
        color: var(--muted);
      }
      .head span { flex: none; max-width: 100% }
      output { color: var(--ink); text-align: right }
      .foot { color: var(--muted); text-align: center; padding-left: 46px }
      .plot { min-width: 0 }
      .empty {
        position: absolute;
        inset: 6px 12px 22px 46px;
        border-bottom: 1px solid var(--line);
        display: grid;
        place-items: center;
        text-align: center;
        color: var(--muted);
        max-width: none;
        pointer-events: none;
      }
    `,
  ];
}

define("gl-line-chart", GlLineChart);
declare global {
  interface HTMLElementTagNameMap {
    "gl-line-chart": GlLineChart;
  }
}
