import { html, type TemplateResult } from "lit";
import type { Knob, ValueEvent } from "../../elements";
import type { Catalog, Choice } from "../../engine";
import { formula } from "../../maths/formulas";
import { coreText } from "../../messages";
import type { Patch } from "../../state";
import { defaults, type State } from "./state";
import { words } from "./words";

/** How a control says what it changed; `movement` names a slider on its way, so that it is one step of undo. */
export type Change = (patch: Patch<State>, movement?: string) => void;

type Key = "depth" | "width" | "inputMean" | "inputStd";

const knobs: Readonly<Record<Key, Knob>> = {
  depth: { name: "depth", default: defaults.depth, min: 1, max: 50, scale: "linear", integer: true },
  width: { name: "width", default: defaults.width, min: 1, max: 1024, scale: "log", integer: true },
  inputMean: { name: "inputMean", default: 0, min: -100, max: 100, scale: "linear", sliderMin: 0, sliderMax: 3 },
  inputStd: { name: "inputStd", default: 1, min: 0, max: 1000, scale: "log", sliderMin: 0.01, sliderMax: 100 },
};

/** Small and large are powers of ten apart here. */
const stdTrack = { scale: "log", sliderMin: 1e-3, sliderMax: 2 } as const;

/** What the laboratory is set to: the chosen scheme with its knobs, and the network it is tried in. `open`: the drawer is. */
export function bench(catalog: Catalog, state: State, open: boolean, change: Change): TemplateResult {
  const scheme = catalog.initializers.find(({ name }) => name === state.scheme);
  const slider = (key: Key) =>
    knob(words.text(`bench.${key}`), words.text(`bench.${key}.help`), knobs[key], state[key], key, change);
  return html`<div class="bench">
    <div>
      ${menu("scheme", words.text("bench.scheme"), "", catalog.initializers, "initializers", state, change)}
      ${formula("initializers", state.scheme)}
      ${(scheme?.knobs ?? []).map((own) => {
        const key = own.name === "std" ? "std" : "gain";
        const track = key === "std" ? stdTrack : {};
        const help = key === "gain" ? words.text("bench.gain.help") : coreText(`initializers.knobs.${key}`, own.help);
        return knob(
          words.text(`bench.${key}`),
          help,
          { ...own, ...track, default: defaults[key] },
          state[key],
          key,
          change,
        );
      })}
    </div>
    <div>
      ${menu("activation", words.text("bench.activation"), "", catalog.activations, "activations", state, change)}
      ${slider("depth")}${slider("width")}
    </div>
    <gl-drawer label=${words.text("bench.more")} ?open=${open}><div class="more">
      ${slider("inputMean")}${slider("inputStd")}
      <gl-segmented label=${words.text("bench.shape")} help=${words.text("bench.shape.help")} .value=${state.shape}
        .options=${(["same", "widening", "narrowing"] as const).map((value) => ({ value, label: words.text(`bench.shape.${value}`) }))}
        @gl-change=${(event: ValueEvent<State["shape"]>) => change({ shape: event.detail.value })}></gl-segmented>
      <gl-segmented label=${words.text("bench.normalization")} help=${words.text("bench.normalization.help")} .value=${state.normalization} .options=${options(catalog.normalizations, "normalizations")}
        @gl-change=${(event: ValueEvent<string>) => change({ normalization: event.detail.value })}></gl-segmented>
      <gl-number label=${words.text("bench.seed")} help=${words.text("bench.seed.help")} .value=${state.seed} min="0" max="999999"
        @gl-change=${(event: ValueEvent<number>) => change({ seed: event.detail.value })}></gl-number>
      <gl-switch label=${words.text("bench.biases")} help=${words.text("bench.biases.help")} .value=${state.biases} ?disabled=${state.scheme !== "torch-default"}
        @gl-change=${(event: ValueEvent<boolean>) => change({ biases: event.detail.value })}></gl-switch>
    </div></gl-drawer>
  </div>`;
}

/** Whether something in the drawer is not as usual. */
export function unusual({ inputMean, inputStd, shape, normalization, biases, seed }: State): boolean {
  return (
    inputMean !== 0 ||
    inputStd !== 1 ||
    shape !== "same" ||
    normalization !== "none" ||
    biases ||
    seed !== defaults.seed
  );
}

const options = (choices: readonly Choice[], list: string) =>
  choices.map(({ name, label, help }) => ({
    value: name,
    label: coreText(`${list}.${name}.label`, label),
    help: coreText(`${list}.${name}.help`, help),
  }));

function menu(
  key: "scheme" | "activation",
  label: string,
  help: string,
  choices: readonly Choice[],
  list: string,
  state: State,
  change: Change,
): TemplateResult {
  // Another scheme begins with the gain that its formula has.
  const chosen = (value: string): Patch<State> =>
    key === "scheme" ? { scheme: value, gain: 1 } : { activation: value };
  return html`<gl-menu label=${label} help=${help} .options=${options(choices, list)} .value=${state[key]}
    @gl-change=${(event: ValueEvent<string>) => change(chosen(event.detail.value))}></gl-menu>`;
}

function knob(
  label: string,
  help: string,
  own: Knob,
  value: number,
  key: Key | "gain" | "std",
  change: Change,
): TemplateResult {
  return html`<gl-slider label=${label} help=${help} .knob=${own} .value=${value}
    @gl-input=${(event: ValueEvent<number>) => change({ [key]: event.detail.value }, key)}
    @gl-change=${(event: ValueEvent<number>) => change({ [key]: event.detail.value })}></gl-slider>`;
}
