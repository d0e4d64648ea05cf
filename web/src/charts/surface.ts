import { css, html, nothing } from "lit";
import { define } from "../elements/emit";
import { baseStyles, classRgb, classShape, cssColour, mix, numberText, tokenRgb, tokens } from "../look";
import { drawNumber } from "./canvas-text";
import { markerPath } from "./markers";
import { fresh, Painting } from "./painting";
import { type SurfaceGrid, surfacePixels } from "./surface-image";
import { TakeController, type Taken } from "./take/take";
import { linearTicks } from "./ticks";
import { words } from "./words";

/** A sample in the plane, with its class or its target value. Held-out samples are drawn hollow. */
export interface SurfacePoint {
  x: number;
  y: number;
  /** The class index; the target value when the grid has values. */
  target: number;
  heldOut?: boolean;
}

/**
 * The outputs of a model over two inputs, with the data points.
 *
 *   <gl-surface .grid=${{ width: 64, height: 64, classes: 2, values }} .xRange=${[-1, 1]} .yRange=${[-1, 1]}
 *     .points=${points} .classes=${["inner", "outer"]} x-label="x1" y-label="x2"></gl-surface>
 *
 * Square, at most `var(--stage-height)` high. `values` are class probabilities cell by cell, or one value a cell when
 * `classes` of the grid is 0.
 */
export class GlSurface extends Painting {
  static override properties = {
    grid: { attribute: false },
    xRange: { attribute: false },
    yRange: { attribute: false },
    valueRange: { attribute: false },
    points: { attribute: false },
    classes: { attribute: false },
    xLabel: { attribute: "x-label" },
    yLabel: { attribute: "y-label" },
    empty: {},
    bare: { type: Boolean },
  };
  declare grid: SurfaceGrid | null;
  declare xRange: readonly [number, number];
  declare yRange: readonly [number, number];
  /** The ends of the colour scale for values. */
  declare valueRange: readonly [number, number];
  declare points: readonly SurfacePoint[];
  /** The names of the classes, for the legend; empty for values. */
  declare classes: readonly string[];
  declare xLabel: string;
  declare yLabel: string;
  declare empty: string;
  /** Without axes and legend. */
  declare bare: boolean;

  private readonly image = document.createElement("canvas");

  constructor() {
    super();
    this.grid = null;
    this.xRange = [-1, 1];
    this.yRange = [-1, 1];
    this.valueRange = [-1, 1];
    this.points = [];
    this.classes = [];
    this.xLabel = "";
    this.yLabel = "";
    this.empty = "";
    this.bare = false;
    new TakeController(this);
  }

  get wholeLabel(): string {
    const title = words.text(this.classes.length > 0 ? "surface.title" : "surface.values.title");
    return `${title}: ${this.xLabel || "x"}, ${this.yLabel || "y"}`;
  }

  take(): Taken | null {
    const { grid, classes, points, xRange, yRange } = this;
    const [xs, ys] = [this.xLabel || "x", this.yLabel || "y"];
    const each = grid ? Math.max(1, grid.classes) : 0;
    const names = grid && grid.classes > 0 ? Array.from({ length: each }, (_, i) => classes[i] ?? String(i)) : [];
    const values = names.length > 0 ? names : [words.text("table.value")];
    const columns = [words.text("table.kind"), xs, ys, ...values, words.text("scatter.held")];
    const centre = ([low, high]: readonly [number, number], index: number, count: number) =>
      low + ((high - low) * (index + 0.5)) / count;
    const cells = Array.from({ length: grid ? grid.width * grid.height : 0 }, (_, cell) => {
      const { width, height, values: all } = grid as SurfaceGrid;
      const at = [centre(xRange, cell % width, width), centre(yRange, Math.floor(cell / width), height)];
      const own = values.map((_, index) => all[cell * values.length + index] ?? null);
      return [words.text("table.cell"), ...at, ...own, null];
    });
    const dots = points.map(({ x, y, target, heldOut }) => {
      const own = names.length > 0 ? names.map((_, index) => (index === target ? 1 : 0)) : [target];
      return [words.text("table.point"), x, y, ...own, heldOut ? 1 : 0];
    });
    return this.taken({ title: this.wholeLabel, table: { columns, rows: [...cells, ...dots] } });
  }

  protected override render() {
    return html`
      <div class="frame">
        <canvas role="img" aria-label=${this.about()}></canvas>
        ${
          this.grid || this.points.length > 0
            ? nothing
            : html`<p class="empty">${this.empty || words.text("surface.empty")}</p>`
        }
      </div>
      ${
        this.bare || this.classes.length === 0
          ? nothing
          : html`<ul>${this.classes.map((name, index) => this.key(name, index))}</ul>`
      }`;
  }

  private key(name: string, index: number) {
    return html`<li><canvas
      class="key"
      data-class=${index}
      aria-hidden="true"
    ></canvas>${name}</li>`;
  }

  private about(): string {
    const shared = { x: this.xLabel, y: this.yLabel, points: this.points.length };
    if (this.classes.length > 0) return words.text("surface.about", { ...shared, classes: this.classes.join(", ") });
    return words.text("surface.values", {
      ...shared,
      min: numberText(this.valueRange[0]),
      max: numberText(this.valueRange[1]),
    });
  }

  protected paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const box = this.bare
      ? { left: 0, top: 0, width, height }
      : { left: 40, top: 0, width: width - 52, height: height - 36 };
    this.paintGrid(context, box);
    this.paintPoints(context, box);
    if (!this.bare) this.paintAxes(context, box);
    for (const key of this.renderRoot.querySelectorAll<HTMLCanvasElement>("canvas.key")) this.paintKey(key);
  }

  private paintGrid(context: CanvasRenderingContext2D, box: Box): void {
    context.fillStyle = tokens[this.look.scheme].surface;
    context.fillRect(box.left, box.top, box.width, box.height);
    if (!this.grid) return;
    this.image.width = this.grid.width;
    this.image.height = this.grid.height;
    const pixels = surfacePixels(this.grid, this.look.scheme, this.valueRange);
    this.image.getContext("2d")?.putImageData(new ImageData(pixels, this.grid.width, this.grid.height), 0, 0);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "high";
    context.drawImage(this.image, box.left, box.top, box.width, box.height);
  }

  private paintPoints(context: CanvasRenderingContext2D, box: Box): void {
    const radius = Math.max(2.5, Math.min(5, box.width / 110)) * (this.points.length > 600 ? 0.75 : 1);
    const rim = tokens[this.look.scheme].surface;
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    for (const point of this.points) {
      const x = box.left + ((point.x - this.xRange[0]) / (this.xRange[1] - this.xRange[0])) * box.width;
      const y = box.top + box.height - ((point.y - this.yRange[0]) / (this.yRange[1] - this.yRange[0])) * box.height;
      context.beginPath();
      markerPath(context, this.classes.length > 0 ? classShape(point.target) : "circle", x, y, radius);
      const colour = this.pointColour(point.target);
      context.fillStyle = point.heldOut ? rim : colour;
      context.strokeStyle = point.heldOut ? colour : rim;
      context.lineWidth = point.heldOut ? 1.5 : 1;
      if (point.heldOut) {
        context.fill();
        context.stroke();
      } else {
        context.stroke();
        context.fill();
      }
    }
    context.restore();
  }

  private pointColour(target: number): string {
    const { scheme } = this.look;
    if (this.classes.length > 0) return cssColour(classRgb(scheme, target));
    const [min, max] = this.valueRange;
    const part = (target - min) / (max - min || 1);
    return cssColour(mix(tokenRgb(scheme, "forward"), tokenRgb(scheme, "backward"), Math.max(0, Math.min(1, part))));
  }

  private paintAxes(context: CanvasRenderingContext2D, box: Box): void {
    const { muted, line } = tokens[this.look.scheme];
    context.strokeStyle = line;
    context.lineWidth = 1;
    context.strokeRect(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1);
    context.fillStyle = muted;
    context.textBaseline = "alphabetic";
    for (const value of linearTicks(this.xRange[0], this.xRange[1], box.width / 90)) {
      const x = box.left + ((value - this.xRange[0]) / (this.xRange[1] - this.xRange[0])) * box.width;
      drawNumber(context, value, { x, y: box.height + 15, align: "center", size: 12 });
    }
    for (const value of linearTicks(this.yRange[0], this.yRange[1], box.height / 60)) {
      const y = box.height - ((value - this.yRange[0]) / (this.yRange[1] - this.yRange[0])) * box.height;
      drawNumber(context, value, {
        x: box.left - 7,
        y: Math.min(box.height - 1, Math.max(11, y + 4)),
        align: "right",
        size: 12,
      });
    }
    context.font = '13px "Gradlab Sans", system-ui, sans-serif';
    context.textAlign = "center";
    context.fillText(this.xLabel, box.left + box.width / 2, box.height + 32);
    context.translate(11, box.height / 2);
    context.rotate(-Math.PI / 2);
    context.fillText(this.yLabel, 0, 0);
  }

  private paintKey(key: HTMLCanvasElement): void {
    const index = Number(key.dataset.class);
    const { context } = fresh(key);
    if (!context) return;
    context.fillStyle = cssColour(classRgb(this.look.scheme, index));
    context.beginPath();
    markerPath(context, classShape(index), 8, 8, 5);
    context.fill();
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; min-width: 0; font: 13px/1.4 var(--sans); color: var(--ink) }
      .frame { position: relative; width: min(100%, var(--stage-height, 100vh)); aspect-ratio: 1; margin: 0 auto }
      .frame > canvas { display: block; width: 100%; height: 100% }
      .empty {
        position: absolute;
        inset: 0 0 36px 40px;
        display: grid;
        place-items: center;
        text-align: center;
        padding: 24px;
        color: var(--muted);
        max-width: none;
      }
      ul {
        list-style: none;
        margin: 4px 0 0;
        padding: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
        justify-content: center;
      }
      li { display: inline-flex; gap: 6px; align-items: center }
      .key { width: 16px; height: 16px }
    `,
  ];
}

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

define("gl-surface", GlSurface);
declare global {
  interface HTMLElementTagNameMap {
    "gl-surface": GlSurface;
  }
}
