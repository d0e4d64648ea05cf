import { css, html } from "lit";
import { drawNumber, plotFont } from "../../../charts/canvas-text";
import { Painting } from "../../../charts/painting";
import { TakeController, type Taken } from "../../../charts/take/take";
import { define, emit } from "../../../elements";
import { styled } from "../../../elements/styled";
import type { Distribution } from "../../../engine";
import { baseStyles, numberText, placeIn, tokens } from "../../../look";
import { words } from "../words";
import type { DepthLine } from "./depth-line";
import { beyond, paintBeyond } from "./edges";
import { type Columns, columns as columnsOf, layerTicks, staysRead } from "./geometry";
import { nameFont } from "./line-look";

/** Half the height of the common ruler, in standard deviations of the input. */
const reach = 4;
const gap = 6;
/** Height in CSS pixels of the layer numbers below an exported picture. */
const numbersHeight = 18;
/** The number of rows that a narrow screen has room for. */
export const fewRows = 4;

/**
 * A row for each initialization and a column for each layer: a mirrored, vertical histogram of the layer's values.
 * `scale` is the standard deviation of the common ruler; null gives each column its own ruler.
 */
export class GlStrips extends Painting {
  static override properties = {
    lines: { attribute: false },
    scale: { attribute: false },
    layer: { attribute: false },
    label: {},
  };
  declare lines: readonly DepthLine[];
  declare scale: number | null;
  /** The selected layer, or null. */
  declare layer: number | null;
  declare label: string;

  constructor() {
    super();
    this.lines = [];
    this.scale = 1;
    this.layer = null;
    this.label = "";
    new TakeController(this);
  }

  take(): Taken | null {
    const rows = this.lines.flatMap(({ label, spread }) =>
      spread.flatMap((one, layer) => {
        if (!one) return [];
        const bin = (one.max - one.min) / one.counts.length;
        return Array.from(one.counts, (count, i) => [label, layer, one.min + bin * i, one.min + bin * (i + 1), count]);
      }),
    );
    const names = ["series", "layer", "from", "to", "count"] as const;
    const columns = names.map((name) => words.text(`take.${name}`));
    const taken = this.taken({
      title: words.text("figure.strips"),
      x: words.text("take.layer"),
      table: { columns, rows },
    });
    if (!taken) return null;
    const { width, height, paint } = taken;
    // On the page the plot below shows the layer numbers; an exported picture needs its own.
    return {
      ...taken,
      height: height + numbersHeight,
      paint: (context) => {
        paint(context);
        this.paintNumbers(context, columnsOf(width, this.count), height + numbersHeight - 4);
      },
    };
  }

  private get count(): number {
    return Math.max(0, ...this.lines.map(({ spread }) => spread.length));
  }

  private paintNumbers(context: CanvasRenderingContext2D, places: Columns, y: number): void {
    context.fillStyle = tokens[this.look.scheme].muted;
    context.textBaseline = "alphabetic";
    for (const layer of layerTicks(this.count, places.step))
      drawNumber(context, layer, { x: places.at(layer), y, align: "center", size: 12 });
  }

  protected override render() {
    return html`<canvas
      role="img"
      aria-label=${this.about()}
      ${styled({ "--rows": String(Math.max(1, this.lines.length)) })}
      @pointerdown=${this.pointed}
      @pointermove=${this.pointed}
      @pointerleave=${this.left}
    ></canvas>`;
  }

  private about(): string {
    const rows = this.lines.map(({ label, spread }) => `${label}: ${deviations(spread)}`);
    return [this.label, ...rows].join(". ");
  }

  private pointed(event: PointerEvent): void {
    const count = this.lines[0]?.spread.length ?? 0;
    if (count > 0)
      emit(this, "gl-layer", { layer: columnsOf(this.clientWidth, count).layerAt(placeIn(this, event).x) });
  }

  private left(event: PointerEvent): void {
    if (!staysRead(event)) emit(this, "gl-layer", { layer: null });
  }

  protected paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { count } = this;
    if (count === 0) return;
    const places = columnsOf(width, count);
    const lines = places.narrow ? this.lines.slice(0, fewRows) : this.lines;
    const size = height / lines.length;
    this.paintLayer(context, places, height);
    for (const [row, line] of lines.entries()) {
      const top = row * size + gap / 2;
      this.paintRow(context, line, places, top, size - gap);
      this.paintRuler(context, places, top, size - gap, row === 0);
    }
  }

  private paintLayer(context: CanvasRenderingContext2D, places: Columns, height: number): void {
    if (this.layer === null) return;
    context.fillStyle = tokens[this.look.scheme].line;
    context.globalAlpha = 0.6;
    context.fillRect(places.at(this.layer) - places.step / 2, 0, places.step, height);
    context.globalAlpha = 1;
  }

  private paintRuler(
    context: CanvasRenderingContext2D,
    { left, right }: Columns,
    top: number,
    size: number,
    first: boolean,
  ): void {
    const { muted, line } = tokens[this.look.scheme];
    context.fillStyle = line;
    context.fillRect(left, Math.round(top + size / 2), right - left, 1);
    if (this.scale === null || !first) return;
    context.fillStyle = muted;
    context.textBaseline = "middle";
    const most = reach * this.scale;
    if (size < 30) {
      context.font = `11px ${plotFont}`;
      context.textAlign = "right";
      context.fillText(`±${numberText(most)}`, left - 8, top + size / 2);
      return;
    }
    for (const [value, y] of [
      [most, top + 6],
      [0, top + size / 2],
      [-most, top + size - 6],
    ] as const)
      drawNumber(context, value, { x: left - 8, y, align: "right", size: 11 });
  }

  private paintRow(
    context: CanvasRenderingContext2D,
    line: DepthLine,
    places: Columns,
    top: number,
    size: number,
  ): void {
    context.save();
    context.beginPath();
    context.rect(0, top, places.right, size);
    context.clip();
    context.fillStyle = line.colour;
    context.globalAlpha = line.stale ? 0.35 : 1;
    const room = { top, bottom: top + size };
    const half = places.step * 0.46;
    for (const [layer, spread] of line.spread.entries())
      if (spread) paintSpread(context, spread, places.at(layer), half, room, this.unit(spread, size));
    context.fillStyle = tokens[this.look.scheme].paper;
    for (const [layer, spread] of line.spread.entries())
      if (spread && this.scale !== null)
        paintBeyond(context, beyond(spread, reach * this.scale), places.at(layer), half, room);
    context.restore();
    context.fillStyle = line.colour;
    context.globalAlpha = line.stale ? 0.5 : 1;
    context.textBaseline = "middle";
    context.textAlign = "left";
    context.font = nameFont(places);
    context.fillText(line.label, places.right + 8, top + size / 2, places.names);
    context.globalAlpha = 1;
  }

  /** Pixels for a value of 1. */
  private unit(spread: Distribution, size: number): number {
    if (this.scale !== null) return size / 2 / (reach * (this.scale || 1));
    const most = Math.max(Math.abs(spread.min), Math.abs(spread.max));
    return most > 0 ? (size / 2) * (0.96 / most) : 0;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; min-width: 0 }
      canvas {
        display: block;
        width: 100%;
        height: min(calc(var(--rows, 1) * 62px), var(--strips-height, 210px));
        min-height: 62px;
        touch-action: pan-y;
      }
    `,
  ];
}

/**
 * One vertical histogram. The width of a bin grows with the square root of its count, so that tails stay visible beside
 * a spike at 0. Values outside the ruler are drawn at its end.
 */
function paintSpread(
  context: CanvasRenderingContext2D,
  spread: Distribution,
  x: number,
  half: number,
  room: { top: number; bottom: number },
  unit: number,
): void {
  const { counts, min, max } = spread;
  if (!Number.isFinite(min) || !Number.isFinite(max)) return;
  const fullest = counts.reduce((most, count) => Math.max(most, count), 0);
  if (fullest === 0) return;
  const bin = (max - min) / counts.length;
  // Whole pixels: no seams between bins.
  const y = (value: number) =>
    Math.round(Math.min(room.bottom, Math.max(room.top, (room.top + room.bottom) / 2 - value * unit)));
  for (const [index, count] of counts.entries()) {
    if (count === 0) continue;
    const [from, to] = [y(min + (index + 1) * bin), y(min + index * bin)];
    const wide = half * Math.sqrt(count / fullest);
    const thin = to - from < 2;
    context.fillRect(
      x - wide,
      thin ? Math.min(room.bottom - 2, Math.max(room.top, from - 1)) : from,
      2 * wide,
      thin ? 2 : to - from,
    );
  }
}

/** Standard deviations of the first, a middle and the last layer, for the spoken label. */
function deviations(spread: readonly (Distribution | null)[]): string {
  const shown = [1, Math.floor(spread.length / 2), spread.length - 1];
  return [...new Set(shown)]
    .map((layer) =>
      words.text("figure.reading", { layer, values: numberText(Math.sqrt(spread[layer]?.variance ?? Number.NaN)) }),
    )
    .join(", ");
}

define("gl-init-strips", GlStrips);
declare global {
  interface HTMLElementTagNameMap {
    "gl-init-strips": GlStrips;
  }
}
