import { css, html } from "lit";
import { define, emit } from "../elements/emit";
import { baseStyles, numberText, placeIn } from "../look";
import { type Column, columns } from "./network-layout";
import {
  type Brush,
  margins,
  type NetworkLayer,
  type NetworkWeights,
  paintNames,
  paintRest,
  paintUnits,
  paintWeights,
  type Unit,
} from "./network-painting";
import { Painting } from "./painting";
import { chartStyles } from "./styles";
import { TakeController, type Taken } from "./take/take";
import { words } from "./words";

/**
 * A diagram of a network. Each weight is a line whose width grows with its magnitude, orange and solid when positive,
 * blue and dashed when negative. Each unit shows its output over the inputs. Sends `gl-unit` {layer, unit} when a unit
 * is pointed at or focused by keyboard, and `gl-unit` with null when it is left.
 *
 *   <gl-network .layers=${[{ units: 2, names: ["x1", "x2"] }, { units: 8, maps }, { units: 2 }]}
 *     .weights=${[w1, w2]} .mapSize=${24}></gl-network>
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
  /** The most units of a layer that are drawn. */
  declare most: number;
  declare empty: string;
  declare pointed: Unit | null;

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
    new TakeController(this);
  }

  get wholeLabel(): string {
    return words.text("network.title");
  }

  take(): Taken | null {
    const rows = this.weights.flatMap(({ units, inputs, values }, layer) =>
      Array.from({ length: units * inputs }, (_, place) => [
        layer + 1,
        (place % units) + 1,
        Math.floor(place / units) + 1,
        values[place] ?? null,
      ]),
    );
    const columns = (["layer", "unit", "input", "weight"] as const).map((name) => words.text(`table.${name}`));
    return this.taken({ title: this.wholeLabel, table: { columns, rows } });
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
            ? html`<input
              type="range"
              min="0"
              max=${all.length - 1}
              .value=${String(Math.max(0, at))}
              aria-label=${this.about()}
              aria-valuetext=${this.reading(all[Math.max(0, at)] ?? null)}
              @input=${(event: Event) => this.point(all[Number((event.target as HTMLInputElement).value)] ?? null)}
              @focus=${() => this.point(all[Math.max(0, at)] ?? null)}
              @blur=${() => this.point(null)}
            >`
            : html`<p class="empty">${this.empty || words.text("network.empty")}</p>`
        }
      </div>
      <p class="foot">${
        this.pointed
          ? this.reading(this.pointed)
          : html`<i class="plus"></i>${words.text(
              "network.positive",
            )} <i class="minus"></i>${words.text("network.negative")}`
      }</p>`;
  }

  private largest(): number {
    let largest = 0;
    for (const { values } of this.weights)
      for (let index = 0; index < values.length; index++)
        largest = Math.max(largest, Math.abs(values[index] as number));
    return largest;
  }

  private about(): string {
    return words.text("network.about", {
      layers: this.layers.map((layer) => layer.units).join(", "),
      largest: numberText(this.largest()),
    });
  }

  /** The name of a unit and its incoming weights as text. */
  private reading(unit: Unit | null): string {
    if (!unit) return "";
    const name =
      this.layers[unit.layer]?.names?.[unit.unit] ??
      words.text("network.unit", { unit: unit.unit + 1, layer: unit.layer });
    const into = this.weights[unit.layer - 1];
    if (!into) return name;
    const count = Math.min(into.inputs, 6);
    const values = Array.from({ length: count }, (_, input) =>
      numberText(into.values[input * into.units + unit.unit] ?? Number.NaN),
    );
    return `${name}: ${words.text("network.weights", { values: values.join(", ") })}${
      into.inputs > count ? ", \u2026" : ""
    }`;
  }

  private point(next: Unit | null): void {
    if (next?.layer === this.pointed?.layer && next?.unit === this.pointed?.unit) return;
    this.pointed = next;
    emit(this, "gl-unit", next);
  }

  private moved(event: PointerEvent): void {
    const { x, y } = placeIn(event.currentTarget as HTMLElement, event);
    const layer = this.places.findIndex((column) => Math.abs(column.x + this.left - x) <= column.size / 2 + 3);
    const column = this.places[layer];
    const unit = column?.ys.findIndex((centre) => Math.abs(centre - y) <= column.size / 2 + 3) ?? -1;
    this.point(unit >= 0 ? { layer, unit } : null);
  }

  protected paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const brush: Brush = {
      context,
      scheme: this.look.scheme,
      pointed: this.pointed,
      mapSize: this.mapSize,
      thumbnail: this.thumbnail,
    };
    const [left, right] = margins(context, width, this.layers, this.most);
    this.left = left;
    const units = this.layers.map((layer) => layer.units);
    const hidden = units.some((count) => count > this.most);
    this.places = columns(units, width - left - right, height - (hidden ? 20 : 0), this.most);
    context.translate(left, 0);
    const largest = this.largest();
    for (const [index, weights] of this.weights.entries()) paintWeights(brush, weights, index, this.places, largest);
    for (const [index, layer] of this.layers.entries()) {
      const column = this.places[index] as Column;
      paintUnits(brush, layer, index, column);
      if (index === 0) paintNames(brush, layer, column, "left", left);
      else if (index === this.layers.length - 1) paintNames(brush, layer, column, "right", right);
      paintRest(brush, layer, column);
    }
  }

  static override styles = [
    baseStyles,
    chartStyles,
    css`
      .frame { height: var(--network-height, 280px) }
      canvas { height: 100% }
      .frame:has(input:focus-visible) { outline-offset: 4px }
      .empty { position: absolute; inset: 0; display: grid; place-items: center; color: var(--muted); max-width: none }
      .foot { color: var(--muted); min-height: 20px; margin-top: 8px; max-width: none }
      i {
        display: inline-block;
        width: 22px;
        border-top: 3px solid var(--backward);
        vertical-align: middle;
        margin-right: 6px;
      }
      .minus { border-top: 3px dashed var(--forward); margin-left: 12px }
    `,
  ];
}

define("gl-network", GlNetwork);
declare global {
  interface HTMLElementTagNameMap {
    "gl-network": GlNetwork;
  }
}
