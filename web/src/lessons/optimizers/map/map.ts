import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { fresh } from "../../../charts/painting";
import { TakeController, type Taken } from "../../../charts/take/take";
import { define, emit } from "../../../elements";
import { isBare } from "../../../elements/bare-key";
import { styled } from "../../../elements/styled";
import { baseStyles, isPrinting, numberText, onPixelRatio, placeIn, SchemeController, tokens } from "../../../look";
import type { Runner } from "../runner";
import { words } from "../words";
import type { Ground, Spot, SurfacePlace } from "./ground";
import { paintAxes, paintMap, paintMinima, paintRelief } from "./ground-painting";
import { type Box, fromAbove, fromAside, type Projection } from "./projection";
import { type Trail, trailOf } from "./trail";
import { paintTrails } from "./trail-painting";

/** The properties after whose change the ground is painted again. */
const reshaping = ["ground", "expected", "kind", "turn", "tilt"] as const;

/**
 * The map of a surface with the race. It has two canvases: the ground is painted when it changes, the trails whenever
 * the cursor moves. Sends `gl-start` {at, settled} when the start is dragged or moved with arrow keys, and `gl-turn`
 * {turn, tilt, settled}, in degrees, when the relief is turned.
 */
export class GlRaceMap extends LitElement {
  static override properties = {
    ground: { attribute: false },
    expected: { attribute: false },
    stopped: { type: Boolean },
    runners: { attribute: false },
    start: { attribute: false },
    cursor: { type: Number },
    kind: {},
    turn: { type: Number },
    tilt: { type: Number },
    label: {},
    about: {},
  };
  declare ground: Ground | null;
  /** The place of a ground that is not computed yet: its axes are shown in the map view. */
  declare expected: SurfacePlace | null;
  /** Whether no ground is being computed, so that no message announces one. */
  declare stopped: boolean;
  declare runners: readonly Runner[];
  declare start: Spot;
  /** Steps done, including the fraction of the current one. */
  declare cursor: number;
  declare kind: "map" | "space";
  declare turn: number;
  declare tilt: number;
  /** A short label. */
  declare label: string;
  /** A description for screen readers. */
  declare about: string;

  private readonly look = new SchemeController(this);
  private readonly sizes = new ResizeObserver(() => this.requestUpdate("kind"));
  private forgetPixels = (): void => {};
  private projection: Projection | null = null;
  private trails: readonly Trail[] = [];
  private grip: { kind: "start" | "turn"; left: number; top: number; turn: number; tilt: number } | null = null;
  private paintedScheme = "";
  /** Whether arrow keys moved the start last: then its new position is announced to screen readers. */
  private isMovedByKeys = false;

  constructor() {
    super();
    this.ground = null;
    this.expected = null;
    this.stopped = false;
    this.runners = [];
    this.start = [0, 0];
    this.cursor = 0;
    this.kind = "map";
    this.turn = 30;
    this.tilt = 45;
    this.label = this.about = "";
    new TakeController(this);
  }

  /** The map with the race at the cursor as a picture, and every point of every path as a table. */
  take(): Taken | null {
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.renderRoot.querySelector("canvas") ?? {};
    if (!this.ground || width === 0) return null;
    const rows = this.runners.flatMap(({ label, path }) =>
      Array.from(path.x, (x, step) => [label, step, x, path.y[step] as number, path.f[step] as number]),
    );
    return {
      title: `${this.ground.label}: ${this.runners.map(({ label }) => label).join(", ")}`,
      ...(this.kind === "map" ? { x: "x", y: "y" } : {}),
      table: { columns: ["optimizer", "step", "x", "y", "loss"], rows },
      width,
      height,
      paint: (context) => {
        this.paintGround(context, width, height);
        this.paintRace(context);
      },
    };
  }

  protected override render() {
    return html`<div class="frame">
      <canvas class="ground" aria-hidden="true"></canvas>
      <canvas
        class="race"
        role="img"
        aria-label=${this.about}
        @pointerdown=${this.gripped}
        @pointermove=${this.moved}
        @pointerup=${this.released}
        @pointercancel=${this.released}
      ></canvas>
      ${this.kind === "map" && this.ground ? this.handle() : nothing}
      ${this.ground || this.stopped ? nothing : html`<p class="empty">${words.text("map.empty")}</p>`}
    </div>`;
  }

  /** A handle of the start, for pointer and arrow keys; a start outside the map has its handle at the edge. */
  private handle() {
    const { projection, start } = this;
    const { box } = projection ?? { box: { left: 0, top: 0, width: 0, height: 0 } };
    const [x, y] = projection?.place(...start, 0) ?? [0, 0];
    const left = Math.max(box.left, Math.min(box.left + box.width, x));
    const top = Math.max(box.top, Math.min(box.top + box.height, y));
    const at = words.text("map.start.at", { x: numberText(start[0]), y: numberText(start[1]) });
    return html`<gl-field path="start"><button
      type="button"
      class="start"
      aria-label="${words.text("map.start")}, ${this.label}"
      aria-describedby="at"
      title=${words.text("map.start.help")}
      ${styled({ "--left": `${left}px`, "--top": `${top}px` })}
      @keydown=${this.pressed}
      @pointerdown=${this.gripped}
      @pointermove=${this.moved}
      @pointerup=${this.released}
      @pointercancel=${this.released}
    ></button></gl-field>
      <span class="unseen" id="at" translate="no">${at}. ${words.text("map.start.help")}</span>
      <span class="unseen" role="status" translate="no">${this.isMovedByKeys ? at : ""}</span>`;
  }

  /** Whether the host page has locked the start. */
  private get isFixed(): boolean {
    const field = this.renderRoot.querySelector("gl-field");
    return field?.matches("[withheld], [locked]") ?? false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const ground = this.renderRoot.querySelector<HTMLCanvasElement>("canvas.ground");
    const race = this.renderRoot.querySelector<HTMLCanvasElement>("canvas.race");
    if (!ground || !race || race.clientWidth === 0) return;
    const reshaped = reshaping.some((name) => changed.has(name)) || this.paintedScheme !== this.look.scheme;
    if (reshaped || !this.projection) {
      const { context, width, height } = fresh(ground);
      if (context) this.paintGround(context, width, height);
    }
    if (reshaped || changed.has("runners")) this.layTrails();
    const { context, width, height } = fresh(race);
    // While printing, the race canvas also shows the ground, because it covers the canvas below.
    if (context && isPrinting()) this.paintGround(context, width, height);
    if (context) this.paintRace(context);
    if (reshaped && this.kind === "map") this.requestUpdate();
  }

  private paintGround(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { ground, expected } = this;
    const { scheme } = this.look;
    this.paintedScheme = scheme;
    const box: Box = { left: 40, top: 0, width: width - 44, height: height - 24 };
    const aside = this.kind === "space";
    if (!ground) {
      if (expected && !aside) paintAxes(context, expected, box, scheme);
      return;
    }
    const whole: Box = { left: 0, top: 0, width, height };
    this.projection = aside ? fromAside(ground, whole, this.turn, this.tilt) : fromAbove(ground, box);
    if (aside) {
      paintRelief(context, ground, this.projection, scheme, this.turn);
    } else {
      paintMap(context, ground, this.projection, scheme);
      paintAxes(context, ground, box, scheme);
    }
    paintMinima(context, ground, this.projection, scheme);
  }

  private layTrails(): void {
    const { ground, projection } = this;
    this.trails = ground && projection ? this.runners.map((runner) => trailOf(runner, projection, ground.relief)) : [];
  }

  private paintRace(context: CanvasRenderingContext2D): void {
    if (!this.projection || !this.ground) return;
    const { scheme } = this.look;
    paintTrails(context, this.trails, this.cursor, this.projection.box, scheme);
    const [left, top] = this.projection.place(...this.start, 1);
    if (this.kind === "space") return;
    context.beginPath();
    context.arc(left, top, 9, 0, 7);
    context.strokeStyle = tokens[scheme].ink;
    context.lineWidth = 1.5;
    context.stroke();
  }

  // ---- dragging ---------------------------------------------------------------------------------------------------

  private readonly gripped = (event: PointerEvent): void => {
    if (event.button !== 0 || !this.projection) return;
    this.isMovedByKeys = false;
    const kind = this.kind === "map" ? "start" : "turn";
    if (kind === "start" && this.isFixed) return;
    // A touch on the map scrolls the page; it moves the start only by the handle.
    if (kind === "start" && event.pointerType === "touch" && event.currentTarget instanceof HTMLCanvasElement) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.grip = { kind, left: event.clientX, top: event.clientY, turn: this.turn, tilt: this.tilt };
    if (kind === "start") this.place(event, false);
  };

  private readonly moved = (event: PointerEvent): void => {
    if (this.grip?.kind === "start") this.place(event, false);
    else if (this.grip) this.rotate(event, false);
  };

  private readonly released = (event: PointerEvent): void => {
    if (this.grip?.kind === "start") this.place(event, true);
    else if (this.grip) this.rotate(event, true);
    this.grip = null;
  };

  private place(event: PointerEvent, settled: boolean): void {
    const canvas = this.renderRoot.querySelector("canvas.race");
    const place = canvas && placeIn(canvas, event);
    const at = place && this.projection?.back(place.x, place.y);
    if (at) this.startAt(at, settled);
  }

  private rotate(event: PointerEvent, settled: boolean): void {
    const { grip } = this;
    if (!grip) return;
    const turn = (((grip.turn + (event.clientX - grip.left) * 0.5 + 540) % 360) + 360) % 360;
    const tilt = Math.max(5, Math.min(90, grip.tilt + (event.clientY - grip.top) * 0.4));
    emit(this, "gl-turn", { turn: Math.round(turn) - 180, tilt: Math.round(tilt), settled });
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const { ground } = this;
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!direction || !ground || !isBare(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.isMovedByKeys = true;
    const size = event.shiftKey ? 200 : 40;
    const move = (axis: 0 | 1, [low, high]: readonly [number, number]) =>
      this.start[axis] + ((direction[axis] ?? 0) * (high - low)) / size;
    this.startAt([move(0, ground.x), move(1, ground.y)], true);
  };

  /** Emits a start, limited to the map and rounded to three decimals. */
  private startAt([x, y]: Spot, settled: boolean): void {
    const { ground } = this;
    if (!ground) return;
    const tidy = (value: number, [low, high]: readonly [number, number]) =>
      Number(Math.max(low, Math.min(high, value)).toFixed(3));
    emit(this, "gl-start", { at: [tidy(x, ground.x), tidy(y, ground.y)], settled });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    this.forgetPixels = onPixelRatio(() => this.requestUpdate("kind"));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.forgetPixels();
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; min-width: 0; font: 13px/1.4 var(--sans) }
      .frame { position: relative; width: min(100%, var(--stage-height, 100vh)); aspect-ratio: 1; margin: 0 auto }
      canvas { position: absolute; inset: 0; width: 100%; height: 100%; display: block }
      .race { touch-action: pan-y; cursor: crosshair }
      .start {
        all: unset; position: absolute; left: var(--left); top: var(--top); width: 32px; height: 32px; margin: -16px;
        border-radius: 50%; cursor: grab; touch-action: none;
      }
      .start:focus-visible { outline: 2px solid var(--forward); outline-offset: -3px }
      .empty { position: absolute; inset: 0; display: grid; place-items: center; color: var(--muted) }
    `,
  ];
}

define("gl-race-map", GlRaceMap);
declare global {
  interface HTMLElementTagNameMap {
    "gl-race-map": GlRaceMap;
  }
}
