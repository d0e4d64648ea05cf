import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { linearTicks, logTicks } from "../../charts/ticks";
import { define, emit } from "../../elements";
import { baseStyles, numberText } from "../../look";
import { words } from "./words";

/** An axis of a plot of points. */
export interface Axis {
  label: string;
  scale: "linear" | "log";
  range: readonly [number, number];
}

/** A trial as a point. */
export interface Point {
  /** Which trial it is. */
  id: number;
  x: number;
  /** Null for a run that diverged: a cross at the edge. */
  y: number | null;
  /** From 0 (good) to 1 (bad), or null for diverged. */
  shade: number | null;
  /** The best so far, or chosen. */
  marked?: boolean;
}

const [width, height] = [340, 260];
const margin = { left: 54, right: 14, top: 20, bottom: 44 };

/**
 * Trials as points: one hyper-parameter across and another, or the loss, upwards. Values beyond the upper end stand at
 * the edge. With
 * `rugs` each point leaves a tick on both axes: how many different values were tried. `gl-trial` says which was
 * pressed.
 */
export class GlPoints extends LitElement {
  static override properties = {
    points: { attribute: false },
    x: { attribute: false },
    y: { attribute: false },
    label: {},
    rugs: { type: Boolean },
    pickable: { type: Boolean },
  };
  declare points: readonly Point[];
  declare x: Axis;
  declare y: Axis;
  declare label: string;
  declare rugs: boolean;
  declare pickable: boolean;

  constructor() {
    super();
    this.points = [];
    this.x = this.y = { label: "", scale: "linear", range: [0, 1] };
    this.label = "";
    this.rugs = false;
    this.pickable = false;
  }

  override render(): TemplateResult {
    const across = along(this.x, margin.left, width - margin.right);
    const up = along(this.y, height - margin.bottom, margin.top);
    const diverged = this.points.filter(({ y }) => y === null).length;
    const about = words.text("points.about", { label: this.label, count: this.points.length, diverged });
    return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${about}>
      ${ticksOf(this.y).map(
        (
          tick,
        ) => svg`<line class="grid" x1=${margin.left} x2=${width - margin.right} y1=${up(tick)} y2=${up(tick)}></line>
          <text x=${margin.left - 8} y=${up(tick) + 4} text-anchor="end">${numberText(tick)}</text>`,
      )}
      ${ticksOf(this.x).map(
        (tick) =>
          svg`<text x=${across(tick)} y=${height - margin.bottom + 20} text-anchor="middle">${numberText(tick)}</text>`,
      )}
      <text x=${width - margin.right} y=${height - 6} text-anchor="end">${this.x.label}</text>
      <text x=${margin.left + 4} y="12" class="title">${this.y.label}</text>
      ${this.points.map((point) => this.point(point, across, up))}
    </svg>`;
  }

  private point(point: Point, across: (value: number) => number, up: (value: number) => number) {
    const x = across(point.x);
    const y = point.y === null ? margin.top : up(Math.min(point.y, Math.max(...this.y.range)));
    const shade = point.shade === null ? "bad" : `s${Math.round(point.shade * 4)}`;
    const rug = this.rugs
      ? svg`<line class="rug" x1=${x} x2=${x} y1=${height - margin.bottom} y2=${height - margin.bottom - 6}></line>
          <line class="rug" x1=${margin.left} x2=${margin.left + 6} y1=${y} y2=${y}></line>`
      : nothing;
    const mark =
      point.y === null
        ? svg`<path class="bad" d="M${x - 4} ${y - 4}l8 8m0 -8l-8 8"></path>`
        : svg`<circle
          class=${`${shade}${point.marked ? " marked" : ""}`}
          cx=${x}
          cy=${y}
          r=${point.marked ? 6 : 4}
        ></circle>`;
    if (!this.pickable) return svg`${rug}${mark}`;
    const name = words.text("points.trial", { trial: point.id + 1 });
    return svg`${rug}<g role="button" tabindex="0" aria-label=${name} @click=${() => this.pick(point)}
      @keydown=${(event: KeyboardEvent) => this.pressed(event, point)}>${mark}</g>`;
  }

  private pick({ id }: Point): void {
    emit(this, "gl-trial", { trial: id });
  }

  private pressed(event: KeyboardEvent, point: Point): void {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    this.pick(point);
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; min-width: 0 }
      svg {
        display: block;
        width: 100%;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      text { font: 11px var(--sans); fill: var(--muted); font-variant-numeric: tabular-nums }
      .grid { stroke: var(--line) }
      .rug { stroke: var(--parameter); stroke-width: 1.2 }
      circle { stroke: var(--surface); stroke-width: 0.8; fill: var(--forward) }
      .s0 { fill: var(--forward) }
      .s1 { fill: color-mix(in srgb, var(--forward) 70%, var(--surface)) }
      .s2 { fill: color-mix(in srgb, var(--forward) 45%, var(--surface)); stroke: var(--forward) }
      .s3 { fill: color-mix(in srgb, var(--forward) 22%, var(--surface)); stroke: var(--forward) }
      .s4 { fill: var(--surface); stroke: var(--forward) }
      .marked { stroke: var(--ink); stroke-width: 2 }
      .bad { stroke: var(--error); stroke-width: 1.6; fill: none }
      g[role="button"] { cursor: pointer; outline: none }
      g[role="button"]:focus-visible circle, g[role="button"]:focus-visible path {
        stroke: var(--ink);
        stroke-width: 2.5;
      }
      @media (forced-colors: active) { circle { fill: CanvasText } .s4 { fill: Canvas } }
    `,
  ];
}

/** Where a value stands on an axis that is drawn between two places. */
function along({ scale, range: [low, high] }: Axis, from: number, to: number): (value: number) => number {
  const at = (value: number) => (scale === "log" ? Math.log10(Math.max(value, Number.MIN_VALUE)) : value);
  const size = at(high) - at(low) || 1;
  return (value) => Math.round(10 * (from + ((to - from) * (at(value) - at(low))) / size)) / 10;
}

const ticksOf = ({ scale, range: [low, high] }: Axis) =>
  scale === "log" ? logTicks(low, high, 5) : linearTicks(low, high, 5);

/** How bad each loss is beside the others, from 0 to 1 by rank; null stays null. */
export function shades(losses: readonly (number | null)[]): (number | null)[] {
  const finite = losses.filter((loss) => loss !== null).sort((one, other) => one - other);
  const last = Math.max(1, finite.length - 1);
  return losses.map((loss) => (loss === null ? null : finite.indexOf(loss) / last));
}

/** An axis for losses that a few bad runs do not squash: it ends at the 90 % quantile of the finite ones. */
export function lossAxis(losses: readonly (number | null)[], label: string): Axis {
  const finite = losses.filter((loss): loss is number => loss !== null && loss > 0).sort((one, other) => one - other);
  const low = finite[0] ?? 0.1;
  const high = finite[Math.floor(0.9 * (finite.length - 1))] ?? 1;
  return { label, scale: "log", range: [low / 1.2, Math.max(high * 1.2, low * 2)] };
}

define("gl-points", GlPoints);
declare global {
  interface HTMLElementTagNameMap {
    "gl-points": GlPoints;
  }
}
