import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import type { Catalog } from "../../../engine/types";
import { coreText } from "../../../messages";
import type { Patch } from "../../../state";
import { defaults, type NetworksState } from "./state";
import { words } from "./words";

export type NetworksChange = (patch: Patch<NetworksState>, movement?: string) => void;

type Text = "samples" | "layers" | "units" | "batch" | "steps" | "seeds";

/** A field for a whole number. */
function number(
  path: string,
  label: Text,
  value: number,
  min: number,
  max: number,
  set: (value: number) => Patch<NetworksState>,
  change: NetworksChange,
): TemplateResult {
  return html`<gl-number
    path=${path}
    label=${words.text(label)}
    help=${words.text(`${label}.help`)}
    .value=${value}
    min=${min}
    max=${max}
    @gl-change=${(event: ValueEvent<number>) => change(set(event.detail.value))}
  ></gl-number>`;
}

/** The controls of data, network and training. */
export function controls(catalog: Catalog, state: NetworksState, change: NetworksChange): TemplateResult {
  const { data, model } = state;
  const source = catalog.sources.find(({ name }) => name === data.source);
  const group = (kind: "made" | "real") => ({
    label: words.text(`source.${kind}`),
    options: catalog.sources
      .filter((one) => one.kind === kind)
      .map(({ name, label, help }) => ({
        value: name,
        label: coreText(`sources.${name}.label`, label),
        help: coreText(`sources.${name}.help`, help),
      })),
  });
  const activations = catalog.activations.map(({ name, label, help }) => ({
    value: name,
    label: coreText(`activations.${name}.label`, label),
    help: coreText(`activations.${name}.help`, help),
  }));
  return html`<section class="group"><h2>${words.text("controls.data")}</h2>
      <gl-menu
        path="data.source"
        label=${words.text("source")}
        .options=${[group("made"), group("real")]}
        .value=${data.source}
        @gl-change=${(event: ValueEvent<string>) => change({ data: { source: event.detail.value } })}
      ></gl-menu>
      ${
        source?.kind === "made"
          ? html`${number(
              "data.samples",
              "samples",
              data.samples,
              20,
              5000,
              (samples) => ({ data: { samples } }),
              change,
            )}${noise(state, source.noise, change)}`
          : nothing
      }
      ${number("model.layers", "layers", model.layers, 0, 6, (layers) => ({ model: { layers } }), change)}
      ${number("model.units", "units", model.units, 1, 128, (units) => ({ model: { units } }), change)}
      <gl-menu
        path="model.activation"
        label=${words.text("activation")}
        help=${words.text("activation.help")}
        .options=${activations}
        .value=${model.activation}
        @gl-change=${(event: ValueEvent<string>) => change({ model: { activation: event.detail.value } })}
      ></gl-menu>
      <gl-segmented
        path="model.normalization"
        label=${words.text("normalization")}
        help=${words.text("normalization.help")}
        .value=${model.normalization}
        .options=${catalog.normalizations.map(({ name, label }) => ({
          value: name,
          label: coreText(`normalizations.${name}.label`, label),
        }))}
        @gl-change=${(event: ValueEvent<NetworksState["model"]["normalization"]>) =>
          change({ model: { normalization: event.detail.value } })}
      ></gl-segmented>
    </section>
    <section class="group"><h2>${words.text("controls.training")}</h2>
      ${number("batchSize", "batch", state.batchSize, 1, 5000, (batchSize) => ({ batchSize }), change)}
      ${number("steps", "steps", state.steps, 20, 5000, (steps) => ({ steps }), change)}
      ${number("seeds", "seeds", state.seeds, 2, 20, (seeds) => ({ seeds }), change)}
      <gl-segmented
        path="band"
        label=${words.text("band")}
        help=${words.text("band.help")}
        .value=${state.band}
        .options=${(["range", "deviation"] as const).map((value) => ({
          value,
          label: words.text(`band.option.${value}`),
        }))}
        @gl-change=${(event: ValueEvent<NetworksState["band"]>) => change({ band: event.detail.value })}
      ></gl-segmented>
    </section>`;
}

function noise({ data }: NetworksState, help: string, change: NetworksChange): TemplateResult {
  const knob = {
    name: "noise",
    default: defaults.data.noise,
    min: 0,
    max: 10,
    sliderMin: 0,
    sliderMax: 1,
    scale: "linear" as const,
  };
  return html`<gl-slider
    path="data.noise"
    label=${words.text("noise")}
    help=${coreText(`sources.${data.source}.noise`, help)}
    .knob=${knob}
    .value=${data.noise}
    @gl-change=${(event: ValueEvent<number>) => change({ data: { noise: event.detail.value } })}
  ></gl-slider>`;
}
