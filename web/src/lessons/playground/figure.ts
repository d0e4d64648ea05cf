import { html, type TemplateResult } from "lit";
import type { NetworkLayer, NetworkWeights } from "../../charts";
import type { Prepared } from "../../engine/types";
import { KeptFor } from "../../kit/kept";
import "./curve";
import type { Session } from "./session";
import { words } from "./words";

/** What the network says, in the form that fits the data: a surface, a curve, a table of confusions, a scatter. */
export function picture(session: Session): TemplateResult {
  const { prepared } = session;
  if (!prepared)
    return html`<gl-surface class="picture" empty=${words.text(session.problems.length > 0 || session.failure ? "figure.none" : "opening")}></gl-surface>`;
  if (prepared.features.length === 1) return curve(session, prepared);
  if (prepared.features.length === 2) return surface(session, prepared);
  return prepared.classes ? confusion(session, prepared.classes) : scatter(session);
}

function surface(session: Session, prepared: Prepared): TemplateResult {
  const said = session.look.surface;
  const classes = prepared.classes ?? [];
  const grid = said ? { width: said.columns, height: said.rows, classes: classes.length, values: said.values } : null;
  const targets = extent(prepared.raw.y);
  return html`<gl-surface class="picture" aria-label=${words.text("figure.surface")} .grid=${grid} .classes=${classes} .points=${session.points}
    .xRange=${said?.x ?? [-1, 1]} .yRange=${said?.y ?? [-1, 1]} .valueRange=${targets} x-label=${prepared.features[0] ?? ""} y-label=${prepared.features[1] ?? ""}></gl-surface>`;
}

function curve(session: Session, prepared: Prepared): TemplateResult {
  const said = session.look.surface;
  const x = said
    ? Array.from({ length: said.columns }, (_, i) => said.x[0] + ((said.x[1] - said.x[0]) * i) / (said.columns - 1))
    : [];
  return html`<gl-curve class="picture" label=${words.text("figure.curve")} .x=${x} .y=${said?.values ?? []} .points=${session.points}
    x-label=${prepared.features[0] ?? ""}></gl-curve>`;
}

function confusion(session: Session, classes: readonly string[]): TemplateResult {
  return html`<div class="picture"><p class="caption">${words.text("figure.confusion")}</p>
    <gl-confusion .counts=${session.look.confusion?.counts ?? []} .classes=${classes}></gl-confusion></div>`;
}

function scatter(session: Session): TemplateResult {
  const said = session.look.predictions;
  return html`<div class="picture"><p class="caption">${words.text("figure.scatter")}</p>
    <gl-scatter .actual=${said?.target ?? []} .predicted=${said?.predicted ?? []}></gl-scatter></div>`;
}

/** The network as a diagram, drawn anew only when its weights were read again. */
export function network(session: Session): TemplateResult {
  const { layers, weights } = drawn.get(session, [session.diagrams], () => diagram(session));
  const { units } = session.look;
  return html`<gl-network aria-label=${words.text(units ? "figure.network" : "figure.network.weights")} .layers=${layers} .mapSize=${units?.columns ?? 0} .weights=${weights}></gl-network>`;
}

const drawn = new KeptFor<Session, { layers: NetworkLayer[]; weights: NetworkWeights[] }>();

function diagram(session: Session): { layers: NetworkLayer[]; weights: NetworkWeights[] } {
  const { weights = [] } = session.look;
  return {
    layers: layers(session),
    weights: weights.map(({ units, inputs, weight }) => ({ units, inputs, values: weight })),
  };
}

/** The layers for the diagram; with two inputs every unit carries a picture of its output. */
function layers(session: Session): NetworkLayer[] {
  const { prepared, run } = session;
  if (!prepared || !run) return [];
  const maps = prepared.features.length === 2 ? session.look.units : undefined;
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

function extent(values: Float64Array): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low < high ? [low, high] : [low - 1, low + 1];
}
