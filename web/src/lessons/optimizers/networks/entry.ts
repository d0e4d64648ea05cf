import type { ExperimentDraft } from "../../../engine/types";
import type { NetworksState } from "./state";

/** What is compared: a rule with a schedule of its rate. */
export interface NetworkEntry {
  rule: string;
  schedule: string;
}

const scheduleNames = ["constant", "step", "cosine", "warmup-cosine"] as const;

export const rulesOf = ({ rules }: NetworksState): NetworkEntry[] =>
  rules.map((rule) => ({ rule, schedule: "constant" }));

export const schedulesOf = ({ schedules: { rule } }: NetworksState): NetworkEntry[] =>
  scheduleNames.map((schedule) => ({ rule, schedule }));

/** Evaluations of a run after its first. */
const evaluations = 50;

/** The knobs of a schedule over `steps` steps: dropped twice on the way; warmed up for the first tenth. */
function scheduleFor(name: string, steps: number) {
  if (name === "step") return { name, every: Math.ceil(steps / 3), factor: 0.1 };
  return name === "warmup-cosine" ? { name, warmup: Math.ceil(steps / 10) } : { name };
}

/** Weights that suit the activation: twice the variance where half of the units are silent. */
const schemeFor = (activation: string) =>
  ["identity", "tanh", "sigmoid"].includes(activation) ? "xavier-normal" : "he-normal";

/** One training. The data and their split are the same for all; `seed` draws the weights and the batches. */
export function documentOf(
  state: NetworksState,
  { rule, schedule }: NetworkEntry,
  lr: number,
  seed: number,
): ExperimentDraft {
  const { data, model, batchSize, steps } = state;
  return {
    seed,
    data,
    model: {
      hidden: Array.from({ length: model.layers }, () => model.units),
      activation: model.activation,
      normalization: model.normalization,
    },
    init: { scheme: schemeFor(model.activation) },
    optimizer: { name: rule, lr },
    schedule: scheduleFor(schedule, steps),
    batchSize,
    steps,
    evalEvery: Math.max(1, Math.round(steps / evaluations)),
  };
}
