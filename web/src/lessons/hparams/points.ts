import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { takenSvg } from "../../charts/take/svg";
import { TakeController, type Taken } from "../../charts/take/take";
import { linearTicks, logTicks } from "../../charts/ticks";
import { define, emit } from "../../elements";
import { baseStyles, numberText } from "../../look";
import { plotStyles } from "./styles";
import { words } from "./words";

/** An axis of a plot of points. */
export interface Axis {
  label: string;
  scale: "linear" | "log";
  range: readonly [number, number];
  /** Of a choice: its values, which stand at 0, 1, 2, .. */
  values?: readonly string[];
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

/** The best of a group of trials between two places, with how far the best of as many scatters. */
export interface Group {
  from: number;
  to: number;
  best: number | null;
  low: number | null;
  high: number | null;
}

const [width, height] = [340, 260];
const margin = { left: 62, right: 14, top: 24, bottom: 44 };

/**
 * Trials as points: one hyper-parameter across and another, or the loss, upwards. Values beyond the upper end stand at
 * the edge. With `rugs` each point leaves a tick on both axes: how many different values were tried. With `groups` the
 * points are pale behind the best of each. `gl-trial` says which was pressed.
 */
export class GlPoints extends LitElement {
  static override properties = {
    points: { attribute: false },
    groups: { attribute: false },
    x: { attribute: false },
    y: { attribute: false },
    label: {},
    empty: {},
    rugs: { type: Boolean },
    pickable: { type: Boolean },
  };
  declare points: readonly Point[];
  declare groups: readonly Group[];
  declare x: Axis;
  declare y: Axis;
  declare label: string;
  /** What will fill it. */
  declare empty: string;
  declare rugs: boolean;
  declare pickable: boolean;

  constructor() {
    super();
    this.points = [];
    this.groups = [];
    this.x = this.y = { label: "", scale: "linear", range: [0, 1] };
    this.label = "";
    this.empty = "";
    this.rugs = false;
    this.pickable = false;
    new TakeController(this);
  }

  take(): Taken | null {
    const rows = this.points.map(({ id, x, y }) => [id + 1, x, y]);
    const columns = [words.text("points.take"), this.x.label || "x", this.y.label || "y"];
    return takenSvg(this, { title: this.label, table: { columns, rows } });
  }

  override render(): TemplateResult {
    const across = along(this.x, margin.left, width - margin.right);
    const up = along(this.y, height - margin.bottom, margin.top);
    const diverged = this.points.filter(({ y }) => y === null).length;
    const about = words.text("points.about", { label: this.label, count: this.points.length, diverged });
    const bare = this.points.length === 0 && this.empty !== "";
    return html`<svg viewBox="0 0 ${width} ${height}" role=${this.pickable ? "group" : "img"} aria-label=${about}>
      ${ticksOf(this.y).map(
        (tick) =>
          svg`<line class="grid" x1=${margin.left} x2=${width - margin.right} y1=${up(tick)} y2=${up(tick)}></line>
          <text x=${margin.left - 10} y=${up(tick) + 4} text-anchor="end">${tickText(this.y, tick)}</text>`,
      )}
      ${ticksOf(this.x).map(
        (tick) =>
          svg`<text x=${across(tick)} y=${height - margin.bottom + 20}
            text-anchor="middle">${tickText(this.x, tick)}</text>`,
      )}
      <text x=${width - margin.right} y=${height - 6} text-anchor="end">${this.x.label}</text>
      <text x="8" y="14">${this.y.label}</text>
      ${bare ? this.promise() : nothing}
      <g
        class=${this.groups.length > 0 ? "behind" : ""}>${this.points.map((point) => this.point(point, across, up))}</g>
      ${this.groups.map((group) => groupMark(group, across, up, Math.max(...this.y.range)))}
    </svg>`;
  }

  /** What will fill it, in its middle. */
  private promise() {
    const x = (margin.left + width - margin.right) / 2;
    const y = (margin.top + height - margin.bottom) / 2;
    return svg`<text class="empty" x=${x} y=${y} text-anchor="middle">${this.empty}</text>`;
  }

  private point(point: Point, across: (value: number) => number, up: (value: number) => number) {
    const x = across(point.x);
    const [least, most] = this.y.range;
    const y = point.y === null ? margin.top : up(Math.min(most, Math.max(least, point.y)));
    const shade = point.shade === null ? "bad" : `s${Math.round(point.shade * 4)}`;
    const rug = this.rugs
      ? svg`<line class="rug" x1=${x} x2=${x} y1=${height - margin.bottom + 2} y2=${height - margin.bottom + 8}></line>
          <line class="rug" x1=${margin.left - 7} x2=${margin.left - 1} y1=${y} y2=${y}></line>`
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
    return svg`${rug}<g role="button" tabindex="0" aria-label=${name} aria-pressed=${point.marked === true}
      @click=${() => this.pick(point)}
      @keydown=${(event: KeyboardEvent) => this.pressed(event, point)}><circle class="reach" cx=${x} cy=${y}
        r="9"></circle>${mark}</g>`;
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
    plotStyles,
    css`
      .empty { font-size: 13px }
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
      .reach { fill: transparent; stroke: none }
      .behind { opacity: 0.4 }
      .group { stroke: var(--parameter); stroke-width: 2; fill: none }
      .group.best { fill: var(--parameter); stroke: var(--surface) }
      g[role="button"] { cursor: pointer; outline: none }
      g[role="button"]:focus-visible .reach { stroke: var(--forward); stroke-width: 2 }
      @media (forced-colors: active) { circle { fill: CanvasText } .s4 { fill: Canvas } .reach { fill: transparent } }
    `,
  ];
}

/** The best of a group, a line as wide as the group, and how far the best of as many scatters. */
function groupMark({ from, to, best, low, high }: Group, across: Place, up: Place, most: number) {
  if (best === null) return nothing;
  const [left, right] = [across(from), across(to)];
  const middle = (left + right) / 2;
  const at = (value: number | null) => up(Math.min(value ?? most, most));
  const ends =
    low === null
      ? nothing
      : svg`<path class="group"
        d="M${middle} ${at(low)}V${at(high)}M${middle - 5} ${at(low)}h10M${middle - 5} ${at(high)}h10"></path>`;
  return svg`<path class="group" d="M${left} ${at(best)}H${right}"></path>${ends}
    <circle class="group best" cx=${middle} cy=${at(best)} r="5"></circle>`;
}

type Place = (value: number) => number;

/** Where a value stands on an axis that is drawn between two places. */
export function along({ scale, range: [low, high] }: Axis, from: number, to: number): Place {
  const at = (value: number) => (scale === "log" ? Math.log10(Math.max(value, Number.MIN_VALUE)) : value);
  const size = at(high) - at(low) || 1;
  return (value) => Math.round(10 * (from + ((to - from) * (at(value) - at(low))) / size)) / 10;
}

export const ticksOf = ({ scale, range: [low, high], values }: Axis): readonly number[] =>
  values ? values.map((_, index) => index) : scale === "log" ? logTicks(low, high, 5) : linearTicks(low, high, 5);

export const tickText = ({ values }: Axis, tick: number): string => values?.[tick] ?? numberText(tick);

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
