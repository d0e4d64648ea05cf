import { css, html } from "lit";
import { define, emit } from "../elements/emit";
import { baseSheet, cssColour, mix, numberText, signedRgb, tokenRgb, tokens } from "../look";
import { messages } from "../messages";
import { plotFont } from "./canvas-text";
import { type Column, columns, lineWidth } from "./network-layout";
import { Painting } from "./painting";

/** A layer of units, the inputs being the first. */
export interface NetworkLayer {
  units: number;
  /** Written beside the units: names of inputs and of classes. */
  names?: readonly string[];
  /** What each unit puts out over a grid of `mapSize` squared inputs, low rows first: `maps[unit + units * point]`. */
  maps?: ArrayLike<number> | null;
}

/** Weights between two layers, units x inputs, column after column (as the core keeps them). */
export interface NetworkWeights {
  units: number;
  inputs: number;
  values: ArrayLike<number>;
}

/**
 * The network: a line for each weight, as wide as it is large, orange (solid) above zero and blue (dashed) below; in each unit
 * what it puts out over the inputs. `gl-unit` {layer, unit} when one is pointed at or reached by keyboard, {null} on leaving.
 *
 *   <gl-network .layers=${[{ units: 2, names: ["x1", "x2"] }, { units: 8, maps }, { units: 2 }]} .weights=${[w1, w2]} .mapSize=${24}></gl-network>
 */
export class GlNetwork extends Painting {
  static override properties = {
    layers: { attribute: false },
    weights: { attribute: false },
    mapSize: { attribute: false },
    most: { type: Number },
    empty: {},
    pointed: { state: true },
  };
  declare layers: readonly NetworkLayer[];
  declare weights: readonly NetworkWeights[];
  declare mapSize: number;
  /** How many units of a layer are drawn. */
  declare most: number;
  declare empty: string;
  declare pointed: { layer: number; unit: number } | null;

  private places: Column[] = [];
  private left = 0;
  private readonly thumbnail = document.createElement("canvas");

  constructor() {
    super();
    this.layers = [];
    this.weights = [];
    this.mapSize = 0;
    this.most = 8;
    this.empty = "";
    this.pointed = null;
  }

  protected override render() {
    const all = this.layers.flatMap((layer, index) =>
      Array.from({ length: Math.min(layer.units, this.most) }, (_, unit) => ({ layer: index, unit })),
    );
    const at = all.findIndex(({ layer, unit }) => layer === this.pointed?.layer && unit === this.pointed?.unit);
    return html`
      <div class="frame" @pointermove=${this.moved} @pointerleave=${() => this.point(null)}>
        <canvas role="img" aria-label=${this.about()}></canvas>
        ${
          all.length > 0
            ? html`<input type="range" min="0" max=${all.length - 1} .value=${String(Math.max(0, at))} aria-label=${this.about()}
                aria-valuetext=${this.reading(all[Math.max(0, at)] ?? null)} @keydown=${(event: Event) => event.stopPropagation()}
                @input=${(event: Event) => this.point(all[Number((event.target as HTMLInputElement).value)] ?? null)}
                @focus=${() => this.point(all[Math.max(0, at)] ?? null)} @blur=${() => this.point(null)}>`
            : html`<p class="empty">${this.empty || messages.text("network.empty")}</p>`
        }
      </div>
      <p class="foot">${this.pointed ? this.reading(this.pointed) : html`<i class="plus"></i>${messages.text("network.positive")} <i class="minus"></i>${messages.text("network.negative")}`}</p>`;
  }

  private largest(): number {
    let largest = 0;
    for (const { values } of this.weights)
      for (let index = 0; index < values.length; index++) largest = Math.max(largest, Math.abs(values[index] as number));
    return largest;
  }

  private about(): string {
    return messages.text("network.about", {
      layers: this.layers.map((layer) => layer.units).join(", "),
      largest: numberText(this.largest()),
    });
  }

  /** A unit and the weights that come into it, as text. */
  private reading(unit: { layer: number; unit: number } | null): string {
    if (!unit) return "";
    const name = this.layers[unit.layer]?.names?.[unit.unit] ?? messages.text("network.unit", { unit: unit.unit + 1, layer: unit.layer });
    const into = this.weights[unit.layer - 1];
    if (!into) return name;
    const count = Math.min(into.inputs, 6);
    const values = Array.from({ length: count }, (_, input) => numberText(into.values[input * into.units + unit.unit] ?? Number.NaN));
    return `${name}: ${messages.text("network.weights", { values: values.join(", ") })}${into.inputs > count ? ", \u2026" : ""}`;
  }

  private point(next: { layer: number; unit: number } | null): void {
    if (next?.layer === this.pointed?.layer && next?.unit === this.pointed?.unit) return;
    this.pointed = next;
    emit(this, "gl-unit", next);
  }

  private moved(event: PointerEvent): void {
    const frame = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    const layer = this.places.findIndex((column) => Math.abs(column.x + this.left - x) <= column.size / 2 + 3);
    const column = this.places[layer];
    const unit = column?.ys.findIndex((centre) => Math.abs(centre - y) <= column.size / 2 + 3) ?? -1;
    this.point(unit >= 0 ? { layer, unit } : null);
  }

  /** Room for the names on the left and on the right, as wide as the longest needs, at most a quarter each. */
  private margins(context: CanvasRenderingContext2D, width: number): [left: number, right: number] {
    context.font = nameFont;
    const room = (layer: NetworkLayer | undefined) => {
      const widest = Math.max(0, ...(layer?.names ?? []).slice(0, this.most).map((name) => context.measureText(name).width));
      return Math.min(width / 4, widest > 0 ? widest + 10 : 2);
    };
    return [room(this.layers[0]), room(this.layers.at(-1))];
  }

  protected paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const [left, right] = this.margins(context, width);
    this.left = left;
    const units = this.layers.map((layer) => layer.units);
    const hidden = units.some((count) => count > this.most);
    this.places = columns(units, width - left - right, height - (hidden ? 20 : 0), this.most);
    context.translate(left, 0);
    const largest = this.largest();
    for (const [index, weights] of this.weights.entries()) this.paintWeights(context, weights, index, largest);
    for (const [index, layer] of this.layers.entries()) this.paintUnits(context, layer, index, index === 0 ? left : right);
  }

  private paintWeights(context: CanvasRenderingContext2D, weights: NetworkWeights, index: number, largest: number): void {
    const from = this.places[index];
    const to = this.places[index + 1];
    if (!from || !to) return;
    const [left, right] = [from.x + from.size / 2, to.x - to.size / 2];
    for (const [input, top] of from.ys.entries()) {
      for (const [unit, bottom] of to.ys.entries()) {
        const weight = weights.values[input * weights.units + unit] ?? 0;
        context.globalAlpha = this.isNear(index, input, unit) ? 1 : 0.15;
        context.strokeStyle = this.lineColour(weight, largest);
        context.lineWidth = lineWidth(weight, largest, from.shown * to.shown);
        context.setLineDash(weight < 0 ? [5, 4] : []);
        context.beginPath();
        context.moveTo(left, top);
        context.bezierCurveTo((left + right) / 2, top, (left + right) / 2, bottom, right, bottom);
        context.stroke();
      }
    }
    context.globalAlpha = 1;
    context.setLineDash([]);
  }

  /** Whether a weight belongs to the unit that is pointed at; all do while none is. */
  private isNear(index: number, input: number, unit: number): boolean {
    if (!this.pointed) return true;
    return this.pointed.layer === index ? this.pointed.unit === input : this.pointed.layer === index + 1 && this.pointed.unit === unit;
  }

  private lineColour(weight: number, largest: number): string {
    const strength = 0.1 + (0.75 * Math.abs(weight)) / (largest || 1);
    return cssColour(mix(tokenRgb(this.look.scheme, "line"), signedRgb(this.look.scheme, Math.sign(weight)), strength));
  }

  private paintUnits(context: CanvasRenderingContext2D, layer: NetworkLayer, index: number, room: number): void {
    const column = this.places[index];
    if (!column) return;
    const palette = tokens[this.look.scheme];
    column.ys.forEach((y, unit) => {
      const [left, top] = [column.x - column.size / 2, y - column.size / 2];
      const isPointed = this.pointed?.layer === index && this.pointed.unit === unit;
      context.beginPath();
      context.roundRect(left, top, column.size, column.size, 4);
      context.fillStyle = palette.surface;
      context.fill();
      context.save();
      context.clip();
      if (layer.maps && this.mapSize > 0) this.paintMap(context, layer, unit, left, top, column.size);
      context.restore();
      context.strokeStyle = isPointed ? palette.ink : palette.edge;
      context.lineWidth = isPointed ? 2 : 1;
      context.stroke();
    });
    this.paintNames(context, layer, index, column, room);
  }

  private paintNames(context: CanvasRenderingContext2D, layer: NetworkLayer, index: number, column: Column, room: number): void {
    const palette = tokens[this.look.scheme];
    context.font = nameFont;
    context.fillStyle = palette.ink;
    context.textBaseline = "middle";
    const first = index === 0;
    context.textAlign = first ? "right" : "left";
    if (first || index === this.layers.length - 1) {
      column.ys.forEach((y, unit) => {
        context.fillText(shortened(context, layer.names?.[unit] ?? "", room - 8), column.x + (first ? -1 : 1) * (column.size / 2 + 6), y);
      });
    }
    if (layer.units <= column.shown) return;
    context.textAlign = "center";
    context.fillStyle = palette.muted;
    const last = column.ys.at(-1) ?? 0;
    context.fillText(messages.text("network.more", { count: layer.units - column.shown }), column.x, last + column.size / 2 + 12);
  }

  private paintMap(context: CanvasRenderingContext2D, layer: NetworkLayer, unit: number, left: number, top: number, size: number): void {
    const side = this.mapSize;
    const value = (point: number) => layer.maps?.[unit + layer.units * point] ?? 0;
    let largest = 1e-9;
    for (let point = 0; point < side * side; point++) largest = Math.max(largest, Math.abs(value(point)));
    const pixels = new Uint8ClampedArray(side * side * 4);
    for (let point = 0; point < side * side; point++) {
      const colour = signedRgb(this.look.scheme, value(point) / largest);
      pixels.set([colour[0], colour[1], colour[2], 255], 4 * ((side - 1 - Math.floor(point / side)) * side + (point % side)));
    }
    this.thumbnail.width = side;
    this.thumbnail.height = side;
    this.thumbnail.getContext("2d")?.putImageData(new ImageData(pixels, side, side), 0, 0);
    context.imageSmoothingEnabled = true;
    context.drawImage(this.thumbnail, left, top, size, size);
  }

  static override styles = [
    baseSheet,
    css`
      :host { display: block; min-width: 0; font: 13px/1.4 var(--sans); font-variant-numeric: tabular-nums; color: var(--ink) }
      .frame { position: relative; height: var(--network-height, 280px) }
      canvas { display: block; width: 100%; height: 100% }
      input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; pointer-events: none }
      .frame:has(input:focus-visible) { outline: 2px solid var(--forward); outline-offset: 4px; border-radius: var(--radius) }
      .empty { position: absolute; inset: 0; display: grid; place-items: center; color: var(--muted); max-width: none }
      .foot { color: var(--muted); min-height: 20px; margin-top: 8px; max-width: none }
      i { display: inline-block; width: 22px; border-top: 3px solid var(--backward); vertical-align: middle; margin-right: 6px }
      .minus { border-top: 3px dashed var(--forward); margin-left: 12px }
    `,
  ];
}

const nameFont = `13px ${plotFont}`;

/** A name cut to a width, with an ellipsis. */
function shortened(context: CanvasRenderingContext2D, name: string, width: number): string {
  if (context.measureText(name).width <= width) return name;
  let end = name.length - 1;
  while (end > 1 && context.measureText(`${name.slice(0, end)}\u2026`).width > width) end--;
  return `${name.slice(0, end)}\u2026`;
}

define("gl-network", GlNetwork);
declare global {
  interface HTMLElementTagNameMap {
    "gl-network": GlNetwork;
  }
}
