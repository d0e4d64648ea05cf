import { html, type TemplateResult } from "lit";
import type { Knob, ValueEvent } from "../../elements";
import type { LayerChoices } from "../../engine";
import { type Bind, optionsOf } from "../../kit/controls";
import { formula } from "../../maths/formulas";
import { coreText } from "../../messages";
import type { Patch } from "../../state";
import { lastSeed } from "../../state/seed";
import { defaults, type State } from "./state";
import { words } from "./words";

/** How a control reports the settings that it changed. */
export type Change = (patch: Patch<State>) => void;

type Key = "depth" | "width" | "inputMean" | "inputStd";

const knobs: Readonly<Record<Key, Knob>> = {
  depth: { name: "depth", default: defaults.depth, min: 1, max: 50, scale: "linear", integer: true },
  width: { name: "width", default: defaults.width, min: 1, max: 1024, scale: "log", integer: true },
  inputMean: { name: "inputMean", default: 0, min: -100, max: 100, scale: "linear", sliderMin: 0, sliderMax: 3 },
  inputStd: { name: "inputStd", default: 1, min: 0, max: 1000, scale: "log", sliderMin: 0.01, sliderMax: 100 },
};

/** A track for std: small and large differ by powers of ten here. */
const stdTrack = { scale: "log", sliderMin: 1e-3, sliderMax: 2 } as const;

/** The scheme whose formula the quiz asks for, so that it is not shown here. */
const asked = "unit-variance";

/** The controls of the chosen scheme and of its network. `open`: whether the drawer is open. */
export function settings(
  choices: LayerChoices,
  state: State,
  open: boolean,
  bind: Bind,
  change: Change,
): TemplateResult {
  const scheme = choices.initializers.find(({ name }) => name === state.scheme);
  const slider = (key: Key) => html`<gl-slider
    ${bind(key)}
    label=${words.text(`settings.${key}`)}
    help=${words.text(`settings.${key}.help`)}
    .knob=${knobs[key]}
  ></gl-slider>`;
  return html`<div class="settings">
    <div>
      <gl-menu
        path="scheme"
        label=${words.text("settings.scheme")}
        .options=${optionsOf(choices.initializers, "initializers")}
        .value=${state.scheme}
        @gl-change=${({ detail }: ValueEvent<string>) => change({ scheme: detail.value, gain: 1 })}
      ></gl-menu>
      ${
        state.scheme === asked
          ? html`<p class="quiet small">${words.text("settings.asked")}</p>`
          : formula("initializers", state.scheme)
      }
      ${(scheme?.knobs ?? []).map((own) => {
        const key = own.name === "std" ? "std" : "gain";
        const track = key === "std" ? stdTrack : {};
        const help =
          key === "gain" ? words.text("settings.gain.help") : coreText(`initializers.knobs.${key}`, own.help ?? "");
        return html`<gl-slider
          ${bind(key)}
          label=${words.text(`settings.${key}`)}
          help=${help}
          .knob=${{ ...own, ...track, default: defaults[key] }}
        ></gl-slider>`;
      })}
    </div>
    <div>
      <gl-menu
        ${bind("activation")}
        label=${words.text("settings.activation")}
        .options=${optionsOf(choices.activations, "activations")}
      ></gl-menu>
      ${slider("depth")}${slider("width")}
    </div>
    <gl-drawer label=${words.text("settings.more")} ?open=${open}>
      <div class="more">
        ${slider("inputMean")}${slider("inputStd")}
        <gl-segmented
          ${bind("shape")}
          label=${words.text("settings.shape")}
          help=${words.text("settings.shape.help")}
          .options=${(["same", "widening", "narrowing"] as const).map((value) => ({
            value,
            label: words.text(`settings.shape.${value}`),
          }))}
        ></gl-segmented>
        <gl-segmented
          ${bind("normalization")}
          label=${words.text("settings.normalization")}
          help=${words.text("settings.normalization.help")}
          .options=${optionsOf(choices.normalizations, "normalizations")}
        ></gl-segmented>
        <gl-number
          ${bind("seed")}
          label=${words.text("settings.seed")}
          help=${words.text("settings.seed.help")}
          min="0"
          max=${lastSeed}
        ></gl-number>
        <gl-switch
          ${bind("biases")}
          label=${words.text("settings.biases")}
          help=${words.text("settings.biases.help")}
          ?disabled=${state.scheme !== "torch-default"}
        ></gl-switch>
      </div>
    </gl-drawer>
  </div>`;
}

/** Whether a setting in the drawer differs from its default. */
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
