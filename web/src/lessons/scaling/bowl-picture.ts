import { css, html, type PropertyValues } from "lit";
import { drawNumber, plotFont } from "../../charts/canvas-text";
import { Painting } from "../../charts/painting";
import { TakeController, type Taken } from "../../charts/take/take";
import { linearTicks } from "../../charts/ticks";
import { define } from "../../elements";
import { prefersLessMotion } from "../../kit/motion";
import { baseStyles, cssColour, mix, tokenRgb, tokens } from "../../look";
import { axes, between, halfAxes, lossAt, type Quadratic, reach } from "./ellipse";

/** Pixels for the numbers at the axes. */
const margin = { left: 44, bottom: 36 };
/** Duration of the animation from one bowl to the next, in milliseconds. */
const turning = 250;

/**
 * The contours of a quadratic loss as exact ellipses, its eigenvectors, and the path of a descent. Both axes have the
 * same scale, so that a round bowl looks round. A change of the bowl is animated, unless the reader prefers reduced
 * motion.
 */
export class GlBowlPicture extends Painting {
  static override properties = {
    quadratic: { attribute: false },
    path: { attribute: false },
    names: { attribute: false },
    label: {},
    about: {},
  };
  declare quadratic: Quadratic | null;
  declare path: readonly (readonly [number, number])[];
  declare names: readonly [string, string];
  declare label: string;
  /** The accessible name: a description of the picture. */
  declare about: string;
  private shown: Quadratic | null = null;
  private from: Quadratic | null = null;
  private begun = 0;

  constructor() {
    super();
    this.quadratic = null;
    this.path = [];
    this.names = ["w", "b"];
    this.label = this.about = "";
    new TakeController(this);
  }

  /** The picture, with the points of the path and their losses as its table. */
  take(): Taken | null {
    const { quadratic, path, names } = this;
    if (!quadratic) return null;
    const rows = path.map((at, step) => [step, ...at, lossAt(quadratic, at)]);
    return this.taken({ title: this.label, table: { columns: ["step", ...names, "loss"], rows } });
  }

  protected override render() {
    return html`<canvas role="img" aria-label=${this.about}></canvas>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("quadratic")) return;
    this.from = this.shown;
    this.begun = performance.now();
    if (!this.from || prefersLessMotion()) this.from = null;
  }

  protected paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { quadratic } = this;
    if (!quadratic) return;
    const part = this.from ? Math.min(1, (performance.now() - this.begun) / turning) : 1;
    const now = this.from && part < 1 ? between(this.from, quadratic, 1 - (1 - part) ** 3) : quadratic;
    this.shown = now;
    const side = Math.min(width - margin.left, height - margin.bottom);
    const half = reach(now, this.path[0] ?? [0, 0]);
    const place = ([x, y]: readonly [number, number]) =>
      [
        margin.left + ((x - now.minimum[0] + half) / (2 * half)) * side,
        ((now.minimum[1] + half - y) / (2 * half)) * side,
      ] as const;
    context.save();
    context.beginPath();
    context.rect(margin.left, 0, side, side);
    context.clip();
    this.paintContours(context, now, half, side, place(now.minimum));
    this.paintAxesOf(context, now, half, side, place(now.minimum));
    if (part === 1) this.paintPath(context, place);
    context.restore();
    this.paintNumbers(context, now, half, side);
    if (part < 1) requestAnimationFrame(() => this.requestUpdate());
    else this.from = null;
  }

  private paintContours(
    context: CanvasRenderingContext2D,
    now: Quadratic,
    half: number,
    side: number,
    [left, top]: readonly [number, number],
  ): void {
    const { scheme } = this.look;
    const [paper, forward] = [tokenRgb(scheme, "surface"), tokenRgb(scheme, "forward")];
    const turned = axes(now);
    const corner: [number, number] = [now.minimum[0] + half, now.minimum[1] + half];
    const other: [number, number] = [now.minimum[0] + half, now.minimum[1] - half];
    const highest = Math.max(lossAt(now, corner), lossAt(now, other)) - now.least;
    context.fillStyle = cssColour(paper);
    context.fillRect(margin.left, 0, side, side);
    const rings = 12;
    for (let ring = rings; ring >= 1; ring--) {
      const [short, long] = halfAxes(turned, highest * (ring / rings) ** 2.4);
      const pixels = (length: number) => Math.min(1e5, (length * side) / (2 * half));
      context.beginPath();
      context.ellipse(left, top, pixels(short), pixels(long), -turned.angle, 0, 2 * Math.PI);
      context.fillStyle = cssColour(mix(paper, forward, 0.04 + 0.4 * (1 - ring / rings)));
      context.fill();
      context.strokeStyle = cssColour(mix(paper, forward, 0.12 + 0.5 * (1 - ring / rings)));
      context.lineWidth = 1;
      context.stroke();
    }
  }

  /** Both eigenvectors through the minimum; the steep one is dashed. */
  private paintAxesOf(
    context: CanvasRenderingContext2D,
    now: Quadratic,
    half: number,
    side: number,
    [left, top]: readonly [number, number],
  ): void {
    const { ink } = tokens[this.look.scheme];
    const { values, angle } = axes(now);
    const length = side * 0.3;
    context.strokeStyle = ink;
    context.fillStyle = ink;
    context.lineWidth = 1.5;
    context.font = `600 13px ${plotFont}`;
    context.textAlign = "center";
    for (const [index, turn] of [angle, angle + Math.PI / 2].entries()) {
      const [dx, dy] = [Math.cos(turn) * length, -Math.sin(turn) * length];
      context.setLineDash(index === 0 ? [5, 4] : []);
      context.beginPath();
      context.moveTo(left - dx, top - dy);
      context.lineTo(left + dx, top + dy);
      context.stroke();
      context.fillText(index === 0 ? "λ₁" : "λ₂", left + dx * 1.12, top + dy * 1.12 + 4);
    }
    context.setLineDash([]);
    if (values[1] === 0 || half === 0) return;
    context.beginPath();
    context.moveTo(left - 6, top);
    context.lineTo(left + 6, top);
    context.moveTo(left, top - 6);
    context.lineTo(left, top + 6);
    context.stroke();
  }

  private paintPath(
    context: CanvasRenderingContext2D,
    place: (at: readonly [number, number]) => readonly [number, number],
  ): void {
    const { parameter, surface } = tokens[this.look.scheme];
    const points = this.path.map(place).filter(([x, y]) => Math.abs(x) < 1e6 && Math.abs(y) < 1e6);
    context.strokeStyle = parameter;
    context.lineWidth = 2;
    context.lineJoin = "round";
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.stroke();
    for (const [index, [x, y]] of points.entries()) {
      const last = index === points.length - 1;
      context.beginPath();
      context.arc(x, y, last || index === 0 ? 5 : 2.5, 0, 7);
      context.fillStyle = index === 0 ? surface : parameter;
      context.fill();
      if (index === 0) context.stroke();
    }
  }

  private paintNumbers(context: CanvasRenderingContext2D, now: Quadratic, half: number, side: number): void {
    const { muted, line } = tokens[this.look.scheme];
    context.strokeStyle = line;
    context.lineWidth = 1;
    context.strokeRect(margin.left + 0.5, 0.5, side - 1, side - 1);
    context.fillStyle = muted;
    const [low, high] = [now.minimum[0] - half, now.minimum[0] + half];
    for (const value of linearTicks(low, high, side / 90)) {
      const x = margin.left + ((value - low) / (2 * half)) * side;
      if (x < margin.left + side - 8) drawNumber(context, value, { x, y: side + 15, align: "center", size: 12 });
    }
    const [bottom, top] = [now.minimum[1] - half, now.minimum[1] + half];
    for (const value of linearTicks(bottom, top, side / 60)) {
      const y = ((top - value) / (2 * half)) * side;
      drawNumber(context, value, {
        x: margin.left - 7,
        y: Math.min(side - 1, Math.max(11, y + 4)),
        align: "right",
        size: 12,
      });
    }
    context.font = `italic 15px ${plotFont}`;
    context.textAlign = "center";
    context.fillText(this.names[0], margin.left + side / 2, side + 32);
    context.fillText(this.names[1], 10, side / 2);
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; min-width: 0 }
      canvas {
        display: block;
        width: 100%;
        max-width: 560px;
        aspect-ratio: var(--picture-aspect, 1);
        height: var(--picture-height, auto);
      }
    `,
  ];
}

define("gl-bowl-picture", GlBowlPicture);
declare global {
  interface HTMLElementTagNameMap {
    "gl-bowl-picture": GlBowlPicture;
  }
}
