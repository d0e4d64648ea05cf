import { patched } from "../../state";
import { defaults, type State } from "./state";
import type { words } from "./words";

/** A setting worth starting from. */
export interface Preset {
  key: Extract<Parameters<typeof words.text>[0], `preset.${string}`>;
  state: State;
}

const data = (source: string, more: Partial<State["data"]> = {}) => ({ ...defaults.data, source, ...more });

/** Settings to start from; some of them fail for a reason that the lecture names. */
export const presets: readonly Preset[] = [
  { key: "preset.spiral", state: defaults },
  {
    key: "preset.digits",
    state: {
      ...defaults,
      data: data("digits"),
      model: { hidden: [64], activation: "relu", normalization: "none", parametrization: { name: "standard" } },
      init: { ...defaults.init, scheme: "he-normal" },
      optimizer: { name: "adam", lr: 0.003 },
      steps: 2000,
      view: { ...defaults.view, curve: "accuracy", speed: 100 },
    },
  },
  { key: "preset.linear", state: patched(defaults, { data: { source: "circles" }, model: { hidden: [] } }) },
  {
    key: "preset.wine",
    state: {
      ...defaults,
      data: data("wine", { preprocess: "none" }),
      model: { hidden: [16], activation: "relu", normalization: "none", parametrization: { name: "standard" } },
      init: { ...defaults.init, scheme: "he-normal" },
      optimizer: { name: "sgd", lr: 0.01 },
      steps: 2000,
    },
  },
  { key: "preset.zeros", state: patched(defaults, { init: { scheme: "zeros" } }) },
  {
    key: "preset.hot",
    state: {
      ...defaults,
      model: {
        hidden: [16, 16],
        activation: "leaky-relu",
        normalization: "none",
        parametrization: { name: "standard" },
      },
      init: { ...defaults.init, scheme: "he-normal" },
      optimizer: { name: "sgd", lr: 10 },
    },
  },
  {
    key: "preset.diabetes",
    state: {
      ...defaults,
      data: data("diabetes"),
      model: { hidden: [8], activation: "tanh", normalization: "none", parametrization: { name: "standard" } },
      optimizer: { name: "adam", lr: 0.003 },
      steps: 1000,
    },
  },
];
