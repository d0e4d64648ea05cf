import { html, type TemplateResult } from "lit";
import type { NetworkLayer, NetworkWeights } from "../../charts";
import type { Prepared } from "../../engine/types";
import { MemoFor } from "../../kit";
import "./curve";
import { extent } from "./plane";
import type { Training } from "./training";
import { words } from "./words";

/** What the network says, in the form that fits the data: a surface, a curve, a table of confusions, a scatter. */
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

/** The network as a diagram, drawn anew only when its weights were read again. */
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

/** The two inputs themselves over the plane: one rises to the right, the other upwards. */
function planes(side: number): Float32Array {
  const values = new Float32Array(2 * side * side);
  for (let point = 0; point < side * side; point++) {
    values[2 * point] = (2 * (point % side)) / (side - 1) - 1;
    values[2 * point + 1] = (2 * Math.floor(point / side)) / (side - 1) - 1;
  }
  return values;
}

/** From the least target to the largest; around a constant one, one unit each way. */
function spread({ raw }: Prepared): [number, number] {
  const [low, high] = extent(raw.y);
  return low < high ? [low, high] : [low - 1, low + 1];
}
