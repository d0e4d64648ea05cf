import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { takenSvg } from "../../../charts/take/svg";
import { TakeController, type Taken } from "../../../charts/take/take";
import { WidthController } from "../../../charts/width";
import { define } from "../../../elements";
import { baseStyles, numberText } from "../../../look";
import { plotStyles } from "../styles";
import { words } from "./words";

const height = 250;
const margin = { left: 10, right: 10, top: 44, bottom: 34 };
const [low, high] = [0.8, 1];

/**
 * Two histograms on one axis, of the best scores and of the fresh ones, with vertical lines at the true accuracy and at
 * the expected best score.
 */
export class GlFlattery extends LitElement {
  static override properties = {
    best: { attribute: false },
    fresh: { attribute: false },
    truth: { type: Number },
    predicted: { type: Number },
    bins: { type: Number },
    label: {},
  };
  declare best: readonly number[];
  declare fresh: readonly number[];
  declare truth: number;
  declare predicted: number;
  declare bins: number;
  declare label: string;
  private readonly width = new WidthController(this, 520);

  constructor() {
    super();
    this.best = this.fresh = [];
    this.truth = this.predicted = 0;
    this.bins = 20;
    this.label = "";
    new TakeController(this);
  }

  take(): Promise<Taken | null> {
    const [best, fresh] = [this.counts(this.best), this.counts(this.fresh)];
    const bin = (high - low) / this.bins;
    const columns = (["from", "best", "fresh"] as const).map((name) => words.text(`column.${name}`));
    const rows = best.map((count, index) => [low + index * bin, count, fresh[index] ?? 0]);
    return takenSvg(this, { title: this.label, table: { columns, rows: this.best.length > 0 ? rows : [] } });
  }

  private counts(scores: readonly number[]): number[] {
    const counts = new Array<number>(this.bins).fill(0);
    for (const score of scores) {
      const bin = Math.floor(((score - low) / (high - low)) * this.bins + 1e-9);
      const inside = Math.min(this.bins - 1, Math.max(0, bin));
      counts[inside] = (counts[inside] ?? 0) + 1;
    }
    return counts;
  }

  override render(): TemplateResult {
    const width = this.width.value;
    const [best, fresh] = [this.counts(this.best), this.counts(this.fresh)];
    const most = Math.max(1, ...best, ...fresh);
    const across = (score: number) =>
      margin.left + ((width - margin.left - margin.right) * (score - low)) / (high - low);
    const base = height - margin.bottom;
    const up = (count: number) => base - ((base - margin.top) * count) / most;
    const bin = (high - low) / this.bins;
    const bars = best.map((count, index) =>
      count === 0
        ? nothing
        : svg`<rect class="best" x=${across(low + index * bin) + 0.5} y=${up(count)}
          width=${across(low + bin) - across(low) - 1} height=${base - up(count)}></rect>`,
    );
    const outline = fresh
      .map(
        (count, index) =>
          `${index === 0 ? "M" : "L"}${across(low + index * bin)} ${up(count)}H${across(low + (index + 1) * bin)}`,
      )
      .join("");
    const ticks = [0.8, 0.85, 0.9, 0.95, 1];
    // The two names are in two lines, because a phone has no room for both in one.
    const mark = (score: number, name: string, text: string, row: 0 | 1) => svg`
      <line class=${name} x1=${across(score)} x2=${across(score)} y1=${10 + 16 * row} y2=${base}></line>
      <text class=${name} x=${across(score) - 5} y=${18 + 16 * row} text-anchor="end">${text}</text>`;
    return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.label}>
      ${bars}<path class="fresh" d=${outline}></path>
      <line class="base" x1=${margin.left} x2=${width - margin.right} y1=${base} y2=${base}></line>
      ${ticks.map((tick) => {
        const anchor = tick === low ? "start" : tick === high ? "end" : "middle";
        const text = `${numberText(100 * tick)} %`;
        return svg`<text class="tick" x=${across(tick)} y=${base + 16} text-anchor=${anchor}>${text}</text>`;
      })}
      ${mark(this.truth, "truth", words.text("mark.truth"), 1)}
      ${this.predicted - this.truth < 0.004 ? nothing : mark(this.predicted, "theory", words.text("mark.theory"), 0)}
    </svg>`;
  }

  static override styles = [
    baseStyles,
    plotStyles,
    css`
      text { font-size: 12px }
      .best { fill: var(--forward); opacity: 0.75 }
      .fresh { fill: none; stroke: var(--ink); stroke-width: 1.5 }
      .base { stroke: var(--edge) }
      line.truth { stroke: var(--ink); stroke-width: 1.5 }
      line.theory { stroke: var(--backward); stroke-width: 1.5; stroke-dasharray: 5 4 }
      text.truth { fill: var(--ink) }
      text.theory { fill: var(--backward) }
      @media (forced-colors: active) { .best { fill: GrayText } .fresh, line { stroke: CanvasText } }
    `,
  ];
}

define("gl-flattery", GlFlattery);
declare global {
  interface HTMLElementTagNameMap {
    "gl-flattery": GlFlattery;
  }
}
