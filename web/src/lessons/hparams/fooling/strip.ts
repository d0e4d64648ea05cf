import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { takenSvg } from "../../../charts/take/svg";
import { TakeController, type Taken } from "../../../charts/take/take";
import { WidthController } from "../../../charts/width";
import { define } from "../../../elements";
import { baseStyles, numberText } from "../../../look";
import type { Spread } from "./folds";
import { words } from "./words";

const [low, high] = [0.7, 1];
const [height, base] = [66, 46];

/**
 * Scores as dots on an axis from 70 to 100 %, equal ones stacked, with the true accuracy as a line, the best score as a
 * larger dot, or the mean and standard deviation as a band. Hidden from screen readers: the text beside it is enough.
 */
export class GlStrip extends LitElement {
  static override properties = {
    label: {},
    scores: { attribute: false },
    truth: { attribute: false },
    best: { attribute: false },
    spread: { attribute: false },
  };
  /** The title of the exported picture. */
  declare label: string;
  declare scores: readonly number[];
  declare truth: number | null;
  declare best: number | null;
  declare spread: Spread | null;
  private readonly width = new WidthController(this, 520);

  constructor() {
    super();
    this.label = "";
    this.scores = [];
    this.truth = this.best = this.spread = null;
    new TakeController(this);
  }

  take(): Promise<Taken | null> {
    const columns = [words.text("column.candidate"), words.text("column.score")];
    const rows = this.scores.map((score, index) => [index + 1, score]);
    return takenSvg(this, { title: this.label, table: { columns, rows } });
  }

  override render(): TemplateResult {
    const width = this.width.value;
    const across = (score: number) => 8 + ((width - 16) * (Math.min(high, Math.max(low, score)) - low)) / (high - low);
    const { truth, spread } = this;
    const band = (of: Spread) => {
      const [left, right] = [across(of.mean - of.deviation), across(of.mean + of.deviation)];
      return svg`<rect class="band" x=${left} y="0" width=${right - left} height=${base}></rect>`;
    };
    const upright = (score: number) =>
      svg`<line class="truth" x1=${across(score)} x2=${across(score)} y1="0" y2=${base}></line>`;
    return html`<svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${spread ? band(spread) : nothing}
      <line class="base" x1="8" x2=${width - 8} y1=${base} y2=${base}></line>
      ${truth === null ? nothing : upright(truth)}
      ${this.dots(across)}
      ${[0.7, 0.8, 0.9, 1].map((tick) => {
        const anchor = tick === low ? "start" : tick === high ? "end" : "middle";
        return svg`<text x=${across(tick)} y="62" text-anchor=${anchor}>${numberText(100 * tick)} %</text>`;
      })}
    </svg>`;
  }

  private dots(across: (score: number) => number) {
    const heights = new Map<number, number>();
    const dots = this.scores.map((score) => {
      const place = Math.round(across(score));
      const before = heights.get(place) ?? 0;
      heights.set(place, before + 1);
      // A stack that is too high starts again at the bottom.
      return { place, y: 40 - ((before * 7) % 38), top: score === this.best };
    });
    dots.sort((one, other) => Number(one.top) - Number(other.top));
    return dots.map(
      ({ place, y, top }) => svg`<circle class=${top ? "top" : ""} cx=${place} cy=${y} r=${top ? 5 : 3.5}></circle>`,
    );
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; max-width: 40rem; min-width: 0 }
      svg { display: block; width: 100%; height: auto }
      .base { stroke: var(--edge) }
      .truth { stroke: var(--ink); stroke-width: 1.5 }
      .band { fill: color-mix(in srgb, var(--forward) 20%, transparent) }
      circle { fill: var(--muted); opacity: 0.75 }
      circle.top { fill: var(--forward); stroke: var(--ink); stroke-width: 2; opacity: 1 }
      text { font: 12px var(--sans); fill: var(--muted); font-variant-numeric: tabular-nums }
    `,
  ];
}

define("gl-strip", GlStrip);
declare global {
  interface HTMLElementTagNameMap {
    "gl-strip": GlStrip;
  }
}
