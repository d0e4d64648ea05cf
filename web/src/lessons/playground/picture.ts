import { css, html, LitElement, svg, type TemplateResult } from "lit";
import type { NetworkLayer, NetworkWeights, SurfacePoint } from "../../charts";
import { takenSvg } from "../../charts/take/svg";
import { TakeController, type Taken } from "../../charts/take/take";
import { define } from "../../elements";
import type { Prepared } from "../../engine/types";
import { MemoFor } from "../../kit";
import { baseStyles, numberText } from "../../look";
import { extent } from "./plane";
import type { Training } from "./training";
import { words } from "./words";

/** The network's predictions: a curve (one input), a surface (two), a confusion matrix (classes), else a scatter. */
export function picture(training: Training): TemplateResult {
  const { prepared } = training;
  if (prepared.features.length === 1) return curve(training);
  if (prepared.features.length === 2) return surface(training);
  return prepared.classes ? confusion(training, prepared.classes) : scatter(training);
}

function surface(training: Training): TemplateResult {
  const { prepared } = training;
  const shown = training.look.surface;
  const classes = prepared.classes ?? [];
  const grid = shown
    ? { width: shown.columns, height: shown.rows, classes: classes.length, values: shown.values }
    : null;
  const targets = spread(prepared);
  return html`<gl-surface
    class="picture"
    aria-label=${words.text("figure.surface")}
    .grid=${grid}
    .classes=${classes}
    .points=${training.points}
    .xRange=${shown?.x ?? [-1, 1]}
    .yRange=${shown?.y ?? [-1, 1]}
    .valueRange=${targets}
    x-label=${prepared.features[0] ?? ""}
    y-label=${prepared.features[1] ?? ""}
  ></gl-surface>`;
}

function curve(training: Training): TemplateResult {
  const { prepared } = training;
  const shown = training.look.surface;
  const x = shown
    ? Array.from(
        { length: shown.columns },
        (_, i) => shown.x[0] + ((shown.x[1] - shown.x[0]) * i) / (shown.columns - 1),
      )
    : [];
  return html`<gl-curve
    class="picture"
    label=${words.text("figure.curve")}
    .x=${x}
    .y=${shown?.values ?? []}
    .points=${training.points}
    x-label=${prepared.features[0] ?? ""}
  ></gl-curve>`;
}

function confusion(training: Training, classes: readonly string[]): TemplateResult {
  return html`<div class="picture"><p class="caption">${words.text("figure.confusion")}</p>
    <gl-confusion .counts=${training.look.confusion?.counts ?? []} .classes=${classes}></gl-confusion></div>`;
}

function scatter(training: Training): TemplateResult {
  const shown = training.look.predictions;
  return html`<div class="picture"><p class="caption">${words.text("figure.scatter")}</p>
    <gl-scatter .actual=${shown?.target ?? []} .predicted=${shown?.predicted ?? []}></gl-scatter></div>`;
}

/** The network as a diagram; redrawn only when its weights were read again. */
export function network(training: Training): TemplateResult {
  const { layers, weights } = drawn.get(training, [training.diagrams], () => diagram(training));
  const { units } = training.look;
  return html`<gl-network
    aria-label=${words.text(units ? "figure.network" : "figure.network.weights")}
    .layers=${layers}
    .mapSize=${units?.columns ?? 0}
    .weights=${weights}
  ></gl-network>`;
}

const drawn = new MemoFor<Training, { layers: NetworkLayer[]; weights: NetworkWeights[] }>();

function diagram(training: Training): { layers: NetworkLayer[]; weights: NetworkWeights[] } {
  const { weights = [] } = training.look;
  return {
    layers: layers(training),
    weights: weights.map(({ units, inputs, weight }) => ({ units, inputs, values: weight })),
  };
}

/** The layers for the diagram; with two inputs every unit carries a picture of its output. */
function layers(training: Training): NetworkLayer[] {
  const { prepared, run } = training;
  const maps = prepared.features.length === 2 ? training.look.units : undefined;
  const side = maps?.columns ?? 0;
  const inputs: NetworkLayer = {
    units: prepared.features.length,
    names: prepared.features,
    maps: maps ? planes(side) : null,
  };
  const others = run.summary.layers.map((layer, index): NetworkLayer => {
    const last = index === run.summary.layers.length - 1;
    return {
      units: layer.units,
      names: last ? (prepared.classes ?? []) : [],
      maps: maps?.layers[index]?.values ?? null,
    };
  });
  return [inputs, ...others];
}

/**
 * The two inputs over the plane, side x side points with two values each, from -1 to 1: the first rises to the right,
 * the second upwards.
 */
function planes(side: number): Float32Array {
  const values = new Float32Array(2 * side * side);
  for (let point = 0; point < side * side; point++) {
    values[2 * point] = (2 * (point % side)) / (side - 1) - 1;
    values[2 * point + 1] = (2 * Math.floor(point / side)) / (side - 1) - 1;
  }
  return values;
}

/** The smallest and the largest target; for a constant target, one below and one above it. */
function spread({ raw }: Prepared): [number, number] {
  const [low, high] = extent(raw.y);
  return low < high ? [low, high] : [low - 1, low + 1];
}

const width = 640;
const height = 400;
const margin = { left: 56, right: 16, top: 16, bottom: 44 };

/** A function of one input through its data: training rows filled, held-out ones hollow. */
class GlCurve extends LitElement {
  static override properties = {
    x: { attribute: false },
    y: { attribute: false },
    points: { attribute: false },
    label: {},
    xLabel: { attribute: "x-label" },
  };
  declare x: ArrayLike<number>;
  declare y: ArrayLike<number>;
  declare points: readonly SurfacePoint[];
  declare label: string;
  declare xLabel: string;

  constructor() {
    super();
    this.x = [];
    this.y = [];
    this.points = [];
    this.label = "";
    this.xLabel = "";
    new TakeController(this);
  }

  take(): Promise<Taken | null> {
    const name = this.xLabel || "x";
    const curve = Array.from(this.x, (x, i) => ["curve", x, this.y[i] ?? null, null]);
    const points = this.points.map(({ x, y, heldOut }) => ["point", x, y, heldOut ? 1 : 0]);
    const table = { columns: ["kind", name, "y", "held out"], rows: [...curve, ...points] };
    return takenSvg(this, { title: this.label, table });
  }

  override render(): TemplateResult {
    const across = scale([...this.points.map(({ x }) => x), ...Array.from(this.x)], margin.left, width - margin.right);
    const up = scale(
      this.points.map(({ y }) => y),
      height - margin.bottom,
      margin.top,
    );
    const path = Array.from(
      this.x,
      (x, i) => `${across.at(x).toFixed(1)},${limited(up.at(this.y[i] ?? 0)).toFixed(1)}`,
    ).join(" ");
    return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.label}>
      ${up.ticks.map(
        (tick) => svg`<line
          class="grid"
          x1=${margin.left}
          x2=${width - margin.right}
          y1=${up.at(tick)}
          y2=${up.at(tick)}
        ></line>
        <text x=${margin.left - 8} y=${up.at(tick) + 4} text-anchor="end">${numberText(tick)}</text>`,
      )}
      ${across.ticks.map(
        (tick) => svg`<text
        x=${across.at(tick)}
        y=${height - margin.bottom + 20}
        text-anchor="middle"
      >${numberText(tick)}</text>`,
      )}
      <text x=${width - margin.right} y=${height - 4} text-anchor="end">${this.xLabel}</text>
      ${this.points.map(
        ({ x, y, heldOut }) => svg`<circle
        class=${heldOut ? "held" : "seen"}
        cx=${across.at(x)}
        cy=${up.at(y)}
        r="3"
      ></circle>`,
      )}
      <polyline points=${path}></polyline></svg>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius) }
      svg { display: block; width: 100%; max-height: var(--stage-height) }
      text { font: 13px var(--sans); fill: var(--muted); font-variant-numeric: tabular-nums }
      .grid { stroke: var(--line) }
      .seen { fill: var(--muted) }
      .held { fill: var(--surface); stroke: var(--muted); stroke-width: 1.4 }
      polyline { fill: none; stroke: var(--forward); stroke-width: 2.4; stroke-linejoin: round }
    `,
  ];
}

/** A height inside the drawing: a prediction beyond the axis is drawn at the edge. */
const limited = (y: number) => Math.max(2, Math.min(height - 2, y));

function scale(values: readonly number[], from: number, to: number): { at(value: number): number; ticks: number[] } {
  const low = values.length > 0 ? Math.min(...values) : -1;
  const high = values.length > 0 ? Math.max(...values) : 1;
  const air = (high - low || 1) * 0.08;
  const start = low - air;
  const size = high + air - start;
  const step = 10 ** Math.floor(Math.log10(size / 2));
  const wide = size / step > 8 ? step * 5 : size / step > 4 ? step * 2 : step;
  const first = Math.ceil(start / wide);
  const count = Math.floor((high + air) / wide) - first + 1;
  return {
    at: (value) => from + ((to - from) * (value - start)) / size,
    ticks: Array.from({ length: count }, (_, i) => Number(((first + i) * wide).toPrecision(6))),
  };
}

define("gl-curve", GlCurve);
declare global {
  interface HTMLElementTagNameMap {
    "gl-curve": GlCurve;
  }
}
