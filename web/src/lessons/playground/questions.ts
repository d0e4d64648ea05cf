import { patched } from "../../state";
import { presets } from "./presets";
import { defaults, type State } from "./state";
import type { words } from "./words";

export type Word = Extract<Parameters<typeof words.text>[0], `predict.${State["asked"]}.${string}`>;

/** Something to foretell, and the settings that show what happens. The right answer is a fact about the engine, held to by a test. */
export interface Question {
  key: State["asked"];
  answers: readonly State["guess"][];
  right: State["guess"];
  shows: readonly { label: Word; state: State }[];
}

const preset = (key: string): State => presets.find((candidate) => candidate.key === `preset.${key}`)?.state as State;
const spiral = (name: string, lr: number) => ({ ...defaults, optimizer: { name, lr } });

/** In the order in which they are asked: three times two hyper-parameters that depend on each other, then one that ends everything. */
export const questions: readonly Question[] = [
  {
    key: "rule",
    answers: ["faster", "same", "fails"],
    right: "fails",
    shows: [
      { label: "predict.rule.show.sgd", state: spiral("sgd", 1) },
      { label: "predict.rule.show.adam", state: spiral("adam", 1) },
    ],
  },
  {
    key: "scale",
    answers: ["nothing", "most", "overflows"],
    right: "most",
    shows: [
      { label: "predict.scale.show.raw", state: preset("wine") },
      {
        label: "predict.scale.show.standardized",
        state: patched(preset("wine"), { data: { preprocess: "standardize" } }),
      },
    ],
  },
  {
    key: "norm",
    answers: ["saves", "finite", "overflows"],
    right: "finite",
    shows: [
      { label: "predict.norm.show.none", state: preset("hot") },
      { label: "predict.norm.show.batch", state: patched(preset("hot"), { model: { normalization: "batch" } }) },
    ],
  },
  {
    key: "zeros",
    answers: ["all", "bias", "blow"],
    right: "bias",
    shows: [{ label: "predict.zeros.show", state: preset("zeros") }],
  },
];
