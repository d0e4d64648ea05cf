import { css, html, nothing } from "lit";
import { define } from "../elements/emit";
import { baseStyles, numberText, type Token, tokens } from "../look";
import { drawNumber } from "./canvas-text";
import { Painting } from "./painting";
import { chartStyles } from "./styles";
import { TakeController, type Taken } from "./take/take";
import { words } from "./words";

/**
 * Counts in bins of equal width from `min` to `max`, as a strip; 0 is marked when it is in the range.
 *
 *   <gl-histogram label="layer 1 weights" colour="parameter" .counts=${counts} .min=${-1} .max=${1}
 *     note="2 % dead"></gl-histogram>
 *
 * `log` draws the logarithm of the counts, so that tails are visible.
 */
export class GlHistogram extends Painting {
  static override properties = {
    counts: { attribute: false },
    min: { type: Number },
    max: { type: Number },
    label: {},
    of: {},
    note: {},
    colour: {},
    log: { type: Boolean },
    empty: {},
  };
  declare counts: ArrayLike<number>;
  declare min: number;
  declare max: number;
  declare label: string;
  /** What distinguishes equal labels: screen readers read it before the label. */
  declare of: string;
  /** A text at the right of the label, such as a standard deviation or a share. */
  declare note: string;
  declare colour: Token;
  declare log: boolean;
  declare empty: string;

  constructor() {
    super();
    this.counts = [];
    this.min = -1;
    this.max = 1;
    this.label = "";
    this.of = "";
    this.note = "";
    this.colour = "forward";
    this.log = false;
    this.empty = "";
    new TakeController(this);
  }

  get wholeLabel(): string {
    return `${this.of} ${this.label}`.trim();
  }

  take(): Taken | null {
    const size = (this.max - this.min) / this.counts.length;
    const rows = Array.from(this.counts, (count, bin) => [this.min + size * bin, this.min + size * (bin + 1), count]);
    const columns = [words.text("table.from"), words.text("table.to"), words.text("table.count")];
    const title = `${this.wholeLabel} ${this.note}`.trim();
    return this.taken({ title, x: this.wholeLabel, y: columns[2], table: { columns, rows } });
  }

  private total(): number {
    return Array.from(this.counts).reduce((sum, count) => sum + count, 0);
  }

  protected override render() {
    const total = this.total();
    return html`
      <p><span>${this.label}</span><span class="note">${this.note}</span></p>
      <div class="frame"><canvas role="img" aria-label=${this.about(total)}></canvas>
        ${
          total === 0 ? html`<span class="empty">${this.empty || words.text("histogram.empty")}</span>` : nothing
        }</div>`;
  }

  private about(total: number): string {
    if (total === 0) return `${this.wholeLabel}: ${this.empty || words.text("histogram.empty")}`;
    const counts = Array.from(this.counts);
    const fullest = counts.indexOf(Math.max(...counts));
    const mode = this.min + ((this.max - this.min) * (fullest + 0.5)) / counts.length;
    const shown = {
      label: this.wholeLabel,
      count: total,
      min: numberText(this.min),
      max: numberText(this.max),
      mode: numberText(mode, { digits: 2 }),
    };
    return words.text("histogram.about", shown);
  }

  protected paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const palette = tokens[this.look.scheme];
    const base = height - 16;
    context.fillStyle = palette.line;
    context.fillRect(0, base, width, 1);
    const size = (count: number) => (this.log ? Math.log1p(count) : count);
    const fullest = Math.max(...Array.from(this.counts, size));
    if (!(fullest > 0)) return;
    const zero = (-this.min / (this.max - this.min)) * width;
    if (zero > 0 && zero < width) context.fillRect(Math.round(zero), 0, 1, base);
    context.fillStyle = palette[this.colour];
    const bin = width / this.counts.length;
    for (let index = 0; index < this.counts.length; index++) {
      const bar = ((base - 2) * size(this.counts[index] as number)) / fullest;
      if (bar > 0) context.fillRect(index * bin + 0.5, base - Math.max(1, bar), Math.max(1, bin - 1), Math.max(1, bar));
    }
    context.fillStyle = palette.muted;
    context.textBaseline = "alphabetic";
    drawNumber(context, Number(this.min.toPrecision(2)), { x: 0, y: height - 3, align: "left", size: 11 });
    drawNumber(context, Number(this.max.toPrecision(2)), { x: width, y: height - 3, align: "right", size: 11 });
  }

  static override styles = [
    baseStyles,
    chartStyles,
    css`
      p { display: flex; justify-content: space-between; gap: 8px; max-width: none; white-space: nowrap }
      .note { color: var(--muted); overflow: hidden; text-overflow: ellipsis }
      .frame { height: var(--histogram-height, 64px) }
      canvas { height: 100% }
      .empty {
        position: absolute;
        inset: 0 0 16px;
        display: grid;
        place-items: center;
        color: var(--muted);
        text-align: center;
      }
    `,
  ];
}

define("gl-histogram", GlHistogram);
declare global {
  interface HTMLElementTagNameMap {
    "gl-histogram": GlHistogram;
  }
}
