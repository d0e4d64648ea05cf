import { html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { takenSvg } from "../../charts/take/svg";
import { TakeController, type Taken } from "../../charts/take/take";
import { WidthController } from "../../charts/width";
import { define, emit } from "../../elements";
import { isBare } from "../../elements/bare-key";
import { baseStyles, placeIn } from "../../look";
import { type Axis, along, type Placing, ticksOf, tickText, valueText } from "./axes";
import { plotStyles, pointStyles } from "./styles";
import { words } from "./words";

/** A trial as a point. */
export interface Point {
  /** The number of the trial in tables and files. */
  id: number;
  /** The name of the trial; default: "trial" and its number. */
  name?: string;
  x: number;
  /** Null for a run that diverged: a cross at the edge. */
  y: number | null;
  /** From 0 (good) to 1 (bad), or null for diverged. */
  shade: number | null;
  /** Whether it is the best or the chosen trial. */
  marked?: boolean;
}

/** The best of a group of trials from `from` to `to`, with an interval of the best of as many trials. */
export interface Group {
  from: number;
  to: number;
  best: number | null;
  low: number | null;
  high: number | null;
}

/** Pixels within which a pointer selects a point. */
const near = 16;

/** The approximate width of a letter beside an axis, in pixels. */
const letter = 6.4;

/**
 * Trials as points: a hyper-parameter on the horizontal axis, another one or the loss on the vertical axis. Values
 * above the range are drawn at the edge. With `rugs`, each point has a tick on both axes, to show how many different
 * values were tried. With `groups`, the points are pale behind the best of each group. The head of the plot describes
 * the trial that is pointed at, pressed or focused. Sends `gl-look` with that trial (null: none), and `gl-trial` with a
 * trial that was pressed.
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
    reading: { state: true },
  };
  declare points: readonly Point[];
  declare groups: readonly Group[];
  declare x: Axis;
  declare y: Axis;
  declare label: string;
  /** The text that is shown without points. */
  declare empty: string;
  declare rugs: boolean;
  declare pickable: boolean;
  /** The id of the trial that the head describes, or null. */
  declare reading: number | null;
  private readonly width = new WidthController(this, 340);

  constructor() {
    super();
    this.points = [];
    this.groups = [];
    this.x = this.y = { label: "", scale: "linear", range: [0, 1] };
    this.label = "";
    this.empty = "";
    this.rugs = false;
    this.pickable = false;
    this.reading = null;
    new TakeController(this);
  }

  take(): Promise<Taken | null> {
    const rows = this.points.map(({ id, x, y }) => [id, x, y]);
    const columns = [words.text("points.take"), this.x.label || "x", this.y.label || "y"];
    return takenSvg(this, { title: this.label, table: { columns, rows } });
  }

  private frame!: ReturnType<GlPoints["laidOut"]>;

  /** The geometry of the plot, in CSS pixels. */
  private laidOut() {
    const width = this.width.value;
    const height = Math.round(Math.min(280, Math.max(200, 0.76 * width)));
    const beside = ticksOf(this.y).map((tick) => tickText(this.y, tick).length);
    const [left, right, top, bottom] = [18 + letter * Math.max(1, ...beside), width - 12, 30, height - 42];
    return { width, height, left, right, top, bottom, at: along(this.x, left, right), up: along(this.y, bottom, top) };
  }

  override render(): TemplateResult {
    this.frame = this.laidOut();
    const { width, height, left, right, top, bottom, at, up } = this.frame;
    const diverged = this.points.filter(({ y }) => y === null).length;
    const about = words.text("points.about", { label: this.label, count: this.points.length, diverged });
    const bare = this.points.length === 0 && this.empty !== "";
    const read = this.points.find(({ id }) => id === this.reading);
    return html`<svg viewBox="0 0 ${width} ${height}" role=${this.pickable ? "group" : "img"} aria-label=${about}
      @pointermove=${this.pointed} @pointerdown=${this.pointed} @pointerleave=${this.left}>
      ${ticksOf(this.y, (bottom - top) / 36).map(
        (tick) =>
          svg`<line class="grid" x1=${left} x2=${right} y1=${up(tick)} y2=${up(tick)}></line>
          <text x=${left - 10} y=${up(tick) + 4} text-anchor="end">${tickText(this.y, tick)}</text>`,
      )}
      ${ticksOf(this.x, (right - left) / 38).map(
        (tick) => svg`<text x=${at(tick)} y=${bottom + 20} text-anchor="middle">${tickText(this.x, tick)}</text>`,
      )}
      <text x=${right} y=${height - 6} text-anchor="end">${this.x.label}</text>
      <text class=${read ? "read" : ""} x="8" y="17">${read ? this.readout(read) : this.y.label}</text>
      ${bare ? this.emptyText() : nothing}
      <g class=${this.groups.length > 0 ? "behind" : ""}>${this.points.map((point) => this.point(point))}</g>
      ${this.groups.map((group) => groupMark(group, at, up, Math.max(...this.y.range)))}
    </svg>`;
  }

  /** The text `empty` in the middle of the plot. */
  private emptyText() {
    const { left, right, top, bottom } = this.frame;
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return svg`<text class="empty" x=${x} y=${y} text-anchor="middle">${this.empty}</text>`;
  }

  private placeOf(point: Point): readonly [number, number] {
    const { at, up, top } = this.frame;
    const [least, most] = this.y.range;
    return [at(point.x), point.y === null ? top : up(Math.min(most, Math.max(least, point.y)))];
  }

  private nameOf({ id, name }: Point): string {
    return name ?? words.text("points.trial", { trial: id });
  }

  private readout(point: Point): string {
    const y = point.y === null ? words.text("diverged") : valueText(this.y, point.y);
    return words.text("points.reading", { name: this.nameOf(point), x: valueText(this.x, point.x), y });
  }

  private point(point: Point) {
    const { left, bottom } = this.frame;
    const [x, y] = this.placeOf(point);
    const shade = point.shade === null ? "bad" : `s${Math.round(point.shade * 4)}`;
    const isRead = point.id === this.reading;
    const rug = this.rugs
      ? svg`<line class="rug" x1=${x} x2=${x} y1=${bottom + 2} y2=${bottom + 8}></line>
          <line class="rug" x1=${left - 7} x2=${left - 1} y1=${y} y2=${y}></line>`
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
    const halo = isRead ? svg`<circle class="halo" cx=${x} cy=${y} r="9"></circle>` : nothing;
    if (!this.pickable) return svg`${rug}${mark}${halo}`;
    return svg`${rug}<g role="button" tabindex="0" aria-label=${this.nameOf(point)}
      aria-pressed=${point.marked === true}
      @click=${() => this.pick(point)} @focus=${() => this.read(point.id)} @blur=${() => this.read(null)}
      @keydown=${(event: KeyboardEvent) => this.pressed(event, point)}><circle class="reach" cx=${x} cy=${y}
        r="12"></circle>${mark}${halo}</g>`;
  }

  /** A lifted finger also sends `pointerleave`, but the trial that it touched stays described. */
  private readonly left = ({ pointerType }: PointerEvent): void => {
    if (pointerType !== "touch") this.read(null);
  };

  /** Describes the point nearest to the pointer, if it is within `near` pixels. */
  private readonly pointed = (event: PointerEvent): void => {
    const { x, y } = placeIn(event.currentTarget as Element, event);
    const far = this.points.map((point) => {
      const [px, py] = this.placeOf(point);
      return { id: point.id, distance: Math.hypot(px - x, py - y) };
    });
    const nearest = far.reduce((one, other) => (other.distance < one.distance ? other : one), {
      id: -1,
      distance: near,
    });
    this.read(nearest.id < 0 ? null : nearest.id);
  };

  private read(trial: number | null): void {
    if (trial === this.reading) return;
    this.reading = trial;
    emit(this, "gl-look", { trial });
  }

  private pick({ id }: Point): void {
    emit(this, "gl-trial", { trial: id });
  }

  private pressed(event: KeyboardEvent, point: Point): void {
    if ((event.key !== "Enter" && event.key !== " ") || !isBare(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.pick(point);
  }

  static override styles = [baseStyles, plotStyles, pointStyles];
}

/** The mark of a group: a line as wide as the group at its best trial, and its interval. */
function groupMark({ from, to, best, low, high }: Group, across: Placing, up: Placing, most: number) {
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

define("gl-points", GlPoints);
declare global {
  interface HTMLElementTagNameMap {
    "gl-points": GlPoints;
  }
}
