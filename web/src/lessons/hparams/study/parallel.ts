import { css, html, LitElement, svg, type TemplateResult } from "lit";
import { takenSvg } from "../../../charts/take/svg";
import { TakeController, type Taken } from "../../../charts/take/take";
import { WidthController } from "../../../charts/width";
import { define, emit } from "../../../elements";
import { isBare } from "../../../elements/bare-key";
import { baseStyles, numberText } from "../../../look";
import { type Axis, along, ticksOf, tickText } from "../axes";
import { plotStyles } from "../styles";
import { words as pointWords } from "../words";
import { words } from "./words";

/** A trial as a line across all axes. */
export interface Thread {
  id: number;
  /** The value on each axis; null when the trial does not have the dimension, or when its loss diverged. */
  at: readonly (number | null)[];
  /** From 0 (good) to 1 (bad), or null for diverged. */
  shade: number | null;
  marked: boolean;
}

export type Brushes = Readonly<Record<string, readonly [number, number]>>;

const height = 280;
const margin = { top: 44, bottom: 18, left: 30, right: 44 };
/** Half the width of the area in which an axis can be grabbed. Pixels. */
const reach = 18;
/** Within this distance from its end, dragging stretches a brush instead of moving it. Pixels. */
const grip = 10;

type Side = 0 | 1;

interface Held {
  path: string;
  axis: Axis;
  /** The brush when the drag began, and the place of the pointer, as shares of the axis from 0 (low end) to 1. */
  from: readonly [number, number];
  at: number;
  how: "draw" | "move" | Side;
  moved: boolean;
}

/**
 * Parallel coordinates: an axis for each dimension, a line for each trial. A drag along an axis, or keys at its two
 * ends, sets a brush; only the lines through all brushes stay dark. Sends `gl-brush` {path, range, settled}; the range
 * null removes the brush.
 */
export class GlParallel extends LitElement {
  static override properties = {
    axes: { attribute: false },
    threads: { attribute: false },
    brushes: { attribute: false },
    label: {},
  };
  declare axes: readonly { path: string; axis: Axis }[];
  declare threads: readonly Thread[];
  declare brushes: Brushes;
  declare label: string;
  private held: Held | null = null;
  private readonly size = new WidthController(this, 640);

  constructor() {
    super();
    this.axes = [];
    this.threads = [];
    this.brushes = {};
    this.label = "";
    new TakeController(this);
  }

  take(): Promise<Taken | null> {
    const rows = this.threads.map(({ id, at }) => [id, ...at]);
    const columns = [pointWords.text("points.take"), ...this.axes.map(({ path }) => path)];
    return takenSvg(this, { title: this.label, table: { columns, rows } });
  }

  private get width(): number {
    return Math.max(280, this.size.value);
  }

  private x(index: number): number {
    const room = this.width - margin.left - margin.right;
    return margin.left + (this.axes.length < 2 ? room / 2 : (room * index) / (this.axes.length - 1));
  }

  private isIn(thread: Thread): boolean {
    return isThrough(thread, this.axes, this.brushes);
  }

  override render(): TemplateResult {
    const ups = this.axes.map(({ axis }) => along(axis, height - margin.bottom, margin.top));
    const inside = this.threads.filter((thread) => this.isIn(thread));
    const order = [...this.threads.filter((thread) => !this.isIn(thread)), ...inside];
    // The best lines are drawn last, on top.
    order.sort((one, other) => rank(one) - rank(other));
    const about = words.text("parallel.about", { label: this.label, inside: inside.length, all: this.threads.length });
    return html`<svg viewBox="0 0 ${this.width} ${height}" role="group" aria-label=${about}>
      <g aria-hidden="true">${order.map((thread) => this.thread(thread, ups))}</g>
      ${this.axes.map((one, index) => this.axis(one, index, ups[index] as (value: number) => number))}
    </svg>`;
  }

  private thread(thread: Thread, ups: readonly ((value: number) => number)[]) {
    const points = thread.at.map((value, index): string | null => {
      const loss = index === this.axes.length - 1;
      if (value === null && !loss) return null;
      const [low, high] = this.axes[index]?.axis.range ?? [0, 1];
      const y = value === null ? margin.top - 8 : (ups[index]?.(Math.min(high, Math.max(low, value))) ?? 0);
      return `${this.x(index)} ${y}`;
    });
    const path = points.reduce(
      (text, point, index) =>
        point === null ? text : `${text}${index === 0 || points[index - 1] === null ? "M" : "L"}${point}`,
      "",
    );
    const shade = thread.shade === null ? "bad" : `s${Math.round(thread.shade * 4)}`;
    const state = `${thread.marked ? " marked" : ""}${this.isIn(thread) ? "" : " out"}`;
    return svg`<path class=${`thread ${shade}${state}`} d=${path}></path>`;
  }

  private axis({ path, axis }: { path: string; axis: Axis }, index: number, up: (value: number) => number) {
    const x = this.x(index);
    const brush = this.brushes[path];
    const [low, high] = brush ?? axis.range;
    // Every second name is higher, so that neighbours do not overlap.
    const name = svg`<text class="name" x=${nameX(x, index, this.axes.length, this.width)}
      y=${index % 2 === 0 ? 12 : 26}
      text-anchor=${index === 0 ? "start" : index === this.axes.length - 1 ? "end" : "middle"}>${axis.label}</text>`;
    const ticks = ticksOf(axis).map(
      (tick) => svg`<text class="tick" x=${x + 14} y=${up(tick) + 3.5}>${tickText(axis, tick)}</text>`,
    );
    return svg`${name}<line class="line" x1=${x} x2=${x} y1=${margin.top} y2=${height - margin.bottom}></line>${ticks}
      <rect class=${brush ? "brush on" : "brush"} x=${x - 9} y=${up(high)} width="18"
        height=${Math.max(2, up(low) - up(high))}></rect>
      <rect class="strip" x=${x - reach} y=${margin.top - 10} width=${2 * reach}
        height=${height - margin.top - margin.bottom + 20}
        @pointerdown=${(event: PointerEvent) => this.grasp(event, path, axis)}
        @pointermove=${(event: PointerEvent) => this.drag(event)}
        @pointerup=${() => this.release()}
        @pointercancel=${() => this.release()}
      ></rect>
      ${this.handle(path, axis, 0, x, up(low))}${this.handle(path, axis, 1, x, up(high))}`;
  }

  private handle(path: string, axis: Axis, side: Side, x: number, y: number) {
    const range = this.brushes[path] ?? axis.range;
    const label = words.text(side === 0 ? "parallel.low" : "parallel.high", { name: axis.label });
    const step = (event: KeyboardEvent) => this.pressed(event, path, axis, side);
    return svg`<rect class="handle" role="slider" tabindex="0" aria-label=${label} aria-orientation="vertical"
      aria-valuemin=${axis.range[0]} aria-valuemax=${axis.range[1]} aria-valuenow=${range[side]}
      aria-valuetext=${axis.values ? tickText(axis, Math.round(range[side])) : numberText(range[side])}
      x=${x - 11} y=${y - 2} width="22" height="4" rx="2" @keydown=${step}></rect>`;
  }

  // ---- brushes ----------------------------------------------------------------------------------------------------

  /** The place of a pointer on an axis, from 0 (low end) to 1. */
  private shareAt(event: PointerEvent): number {
    const box = this.renderRoot.querySelector("svg")?.getBoundingClientRect();
    const y = box ? ((event.clientY - box.top) * height) / box.height : 0;
    const share = (height - margin.bottom - y) / (height - margin.bottom - margin.top);
    return Math.min(1, Math.max(0, share));
  }

  private grasp(event: PointerEvent, path: string, axis: Axis): void {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    const at = this.shareAt(event);
    const brush = this.brushes[path];
    const from = (brush ?? axis.range).map((value) => shareOf(axis, value)) as [number, number];
    const pixels = height - margin.top - margin.bottom;
    const near = (side: Side) => Math.abs(at - from[side]) * pixels < grip;
    const how = near(0) ? 0 : near(1) ? 1 : brush && at > from[0] && at < from[1] ? "move" : "draw";
    this.held = { path, axis, from, at, how, moved: false };
  }

  private drag(event: PointerEvent): void {
    const { held } = this;
    if (!held) return;
    const at = this.shareAt(event);
    if (Math.abs(at - held.at) * (height - margin.top - margin.bottom) > 3) held.moved = true;
    if (held.moved) this.brush(held.path, held.axis, dragged(held, at), false);
  }

  private release(): void {
    const { held } = this;
    this.held = null;
    if (!held) return;
    // A press without a drag removes the brush.
    if (!held.moved) this.brush(held.path, held.axis, [0, 1], true);
    else emit(this, "gl-brush", { path: held.path, range: this.brushes[held.path] ?? null, settled: true });
  }

  private brush(path: string, axis: Axis, [low, high]: readonly [number, number], settled: boolean): void {
    const whole = low <= 0 && high >= 1;
    emit(this, "gl-brush", { path, range: whole ? null : [valueAt(axis, low), valueAt(axis, high)], settled });
  }

  private pressed(event: KeyboardEvent, path: string, axis: Axis, side: Side): void {
    const now = (this.brushes[path] ?? axis.range).map((value) => shareOf(axis, value)) as [number, number];
    const step = 0.05;
    const ends: Record<string, number> = {
      ArrowUp: now[side] + step,
      ArrowRight: now[side] + step,
      ArrowDown: now[side] - step,
      ArrowLeft: now[side] - step,
      Home: 0,
      End: 1,
      Escape: side,
      Delete: side,
    };
    const next = ends[event.key];
    if (next === undefined || !isBare(event)) return;
    event.preventDefault();
    event.stopPropagation();
    now[side] = side === 0 ? Math.min(Math.max(0, next), now[1] - step) : Math.max(Math.min(1, next), now[0] + step);
    this.brush(path, axis, now, true);
  }

  static override styles = [
    baseStyles,
    plotStyles,
    css`
      svg { height: 280px }
      text {
        paint-order: stroke;
        stroke: var(--surface);
        stroke-width: 3px;
      }
      .name { font-weight: 600; fill: var(--ink) }
      .line { stroke: var(--edge); stroke-width: 1.2 }
      .thread { fill: none; stroke-width: 1.4 }
      .s0 { stroke: var(--forward); stroke-width: 2 }
      .s1 { stroke: color-mix(in srgb, var(--forward) 75%, var(--surface)) }
      .s2 { stroke: color-mix(in srgb, var(--forward) 55%, var(--surface)) }
      .s3 { stroke: color-mix(in srgb, var(--forward) 40%, var(--surface)) }
      .s4 { stroke: color-mix(in srgb, var(--forward) 28%, var(--surface)) }
      .bad { stroke: var(--error); stroke-dasharray: 3 3; stroke-width: 1 }
      .out { stroke: var(--line); stroke-width: 1 }
      .marked { stroke: var(--ink); stroke-width: 2.4 }
      .brush { fill: none; stroke: none; pointer-events: none }
      .brush.on { fill: color-mix(in srgb, var(--parameter) 22%, transparent); stroke: var(--parameter) }
      .handle { fill: var(--muted); outline: none; pointer-events: none }
      .brush.on ~ .handle { fill: var(--parameter) }
      .handle:focus-visible { stroke: var(--forward); stroke-width: 3 }
      .strip { fill: transparent; cursor: ns-resize; touch-action: none }
      @media (forced-colors: active) { .thread { stroke: CanvasText } .out { stroke: GrayText } }
    `,
  ];
}

/** The order of drawing: diverged lines, then from bad to good, the marked line last. */
const rank = ({ shade, marked }: Thread): number => (marked ? 2 : shade === null ? -1 : 1 - shade);

const nameX = (x: number, index: number, count: number, width: number): number =>
  index === 0 ? 6 : index === count - 1 ? width - 34 : x;

const scaled = ({ scale }: Axis, value: number) => (scale === "log" ? Math.log(value) : value);

function shareOf(axis: Axis, value: number): number {
  const [low, high] = axis.range.map((end) => scaled(axis, end)) as [number, number];
  return (scaled(axis, value) - low) / (high - low || 1);
}

function valueAt(axis: Axis, share: number): number {
  const [low, high] = axis.range.map((end) => scaled(axis, end)) as [number, number];
  const value = low + share * (high - low);
  return Number((axis.scale === "log" ? Math.exp(value) : value).toPrecision(4));
}

/** The brush after the pointer has moved to `to`. */
function dragged({ from, at, how }: Held, to: number): [number, number] {
  if (how === "draw") return [Math.min(at, to), Math.max(at, to)];
  if (how === 0) return [Math.min(to, from[1] - 0.02), from[1]];
  if (how === 1) return [from[0], Math.max(to, from[0] + 0.02)];
  const by = Math.max(-from[0], Math.min(1 - from[1], to - at));
  return [from[0] + by, from[1] + by];
}

/** Whether a line goes through all brushes. A brush up to an end of its axis includes the values beyond that end. */
export function isThrough({ at }: Thread, axes: readonly { path: string; axis: Axis }[], brushes: Brushes): boolean {
  return axes.every(({ path, axis }, index) => {
    const brush = brushes[path];
    const value = at[index];
    if (!brush) return true;
    if (value === null || value === undefined) return false;
    const [from, to] = brush.map((end) => shareOf(axis, end)) as [number, number];
    const share = shareOf(axis, value);
    return (share >= from - 1e-3 || from < 1e-3) && (share <= to + 1e-3 || to > 1 - 1e-3);
  });
}

define("gl-parallel", GlParallel);
declare global {
  interface HTMLElementTagNameMap {
    "gl-parallel": GlParallel;
  }
}
