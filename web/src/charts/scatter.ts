import { css, html, nothing } from "lit";
import { define } from "../elements/emit";
import { baseStyles, tokens } from "../look";
import { drawNumber } from "./canvas-text";
import { Painting } from "./painting";
import { TakeController, type Taken } from "./take/take";
import { linearTicks, paddedRange } from "./ticks";
import { words } from "./words";

/**
 * Predicted against actual values of a regression; on the diagonal both are equal. Held-out rows are hollow.
 *
 *   <gl-scatter .actual=${y} .predicted=${yHat} .heldOut=${flags} unit="progression"></gl-scatter>
 */
export class GlScatter extends Painting {
  static override properties = {
    actual: { attribute: false },
    predicted: { attribute: false },
    heldOut: { attribute: false },
    unit: {},
    empty: {},
  };
  declare actual: ArrayLike<number>;
  declare predicted: ArrayLike<number>;
  /** For each point, whether it is held out; null when all are training rows. */
  declare heldOut: ArrayLike<number | boolean> | null;
  /** The name of the target. */
  declare unit: string;
  declare empty: string;

  constructor() {
    super();
    this.actual = [];
    this.predicted = [];
    this.heldOut = null;
    this.unit = "";
    this.empty = "";
    new TakeController(this);
  }

  get wholeLabel(): string {
    return words.text("scatter.title");
  }

  take(): Taken | null {
    const count = Math.min(this.actual.length, this.predicted.length);
    const columns = [words.text("scatter.true"), words.text("scatter.predicted"), words.text("scatter.held")];
    const rows = Array.from({ length: count }, (_, i) => [
      this.actual[i] as number,
      this.predicted[i] as number,
      this.heldOut?.[i] ? 1 : 0,
    ]);
    return this.taken({ title: this.wholeLabel, table: { columns, rows } });
  }

  protected override render() {
    const count = Math.min(this.actual.length, this.predicted.length);
    return html`<div class="frame"><canvas role="img" aria-label=${words.text("scatter.about", { count })}></canvas>
      ${count === 0 ? html`<p class="empty">${this.empty || words.text("scatter.empty")}</p>` : nothing}</div>`;
  }

  protected paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const count = Math.min(this.actual.length, this.predicted.length);
    const [min, max] = this.ends(count);
    const box = { left: 44, width: width - 56, height: height - 38 };
    const x = (value: number) => box.left + ((value - min) / (max - min)) * box.width;
    const y = (value: number) => box.height - ((value - min) / (max - min)) * box.height;
    const palette = tokens[this.look.scheme];
    context.fillStyle = palette.surface;
    context.fillRect(box.left, 0, box.width, box.height);
    context.lineWidth = 1;
    context.strokeStyle = palette.line;
    context.strokeRect(box.left + 0.5, 0.5, box.width - 1, box.height - 1);
    if (count === 0) return;
    this.paintAxes(context, linearTicks(min, max, box.width / 90), x, y, box);
    context.strokeStyle = palette.edge;
    context.beginPath();
    context.moveTo(x(min), y(min));
    context.lineTo(x(max), y(max));
    context.stroke();
    context.strokeStyle = palette.forward;
    context.fillStyle = palette.forward;
    context.globalAlpha = 0.75;
    for (let index = 0; index < count; index++) {
      context.beginPath();
      context.arc(x(this.actual[index] as number), y(this.predicted[index] as number), 3, 0, 2 * Math.PI);
      if (this.heldOut?.[index]) context.stroke();
      else context.fill();
    }
    context.globalAlpha = 1;
  }

  private ends(count: number): [number, number] {
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const values of [this.actual, this.predicted]) {
      for (let index = 0; index < count; index++) {
        const value = values[index] as number;
        if (!Number.isFinite(value)) continue;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    return paddedRange(min, max, "linear");
  }

  private paintAxes(
    context: CanvasRenderingContext2D,
    ticks: readonly number[],
    x: Place,
    y: Place,
    box: { left: number; width: number; height: number },
  ): void {
    const palette = tokens[this.look.scheme];
    context.fillStyle = palette.muted;
    context.textBaseline = "alphabetic";
    for (const value of ticks) {
      drawNumber(context, value, { x: x(value), y: box.height + 15, align: "center", size: 12 });
      drawNumber(context, value, {
        x: box.left - 6,
        y: Math.min(box.height - 1, Math.max(11, y(value) + 4)),
        align: "right",
        size: 12,
      });
    }
    context.font = '13px "Gradlab Sans", system-ui, sans-serif';
    context.textAlign = "center";
    context.fillText(`${words.text("scatter.true")} ${this.unit}`, box.left + box.width / 2, box.height + 33);
    context.save();
    context.translate(11, box.height / 2);
    context.rotate(-Math.PI / 2);
    context.fillText(`${words.text("scatter.predicted")} ${this.unit}`, 0, 0);
    context.restore();
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; min-width: 0; font: 13px/1.4 var(--sans); color: var(--ink) }
      .frame { position: relative; width: min(100%, var(--stage-height, 100vh)); aspect-ratio: 1; margin: 0 auto }
      canvas { display: block; width: 100%; height: 100% }
      .empty {
        position: absolute;
        inset: 0 0 38px 44px;
        display: grid;
        place-items: center;
        color: var(--muted);
        text-align: center;
        padding: 24px;
        max-width: none;
      }
    `,
  ];
}

type Place = (value: number) => number;

define("gl-scatter", GlScatter);
declare global {
  interface HTMLElementTagNameMap {
    "gl-scatter": GlScatter;
  }
}
