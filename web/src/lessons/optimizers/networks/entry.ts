import type { ExperimentDraft } from "../../../engine/types";
import type { NetworksState } from "./state";

/** One entry of a comparison: a rule with a schedule of its learning rate. */
export interface NetworkEntry {
  rule: string;
  schedule: string;
}

const scheduleNames = ["constant", "step", "cosine", "warmup-cosine"] as const;

export const rulesOf = ({ rules }: NetworksState): NetworkEntry[] =>
  rules.map((rule) => ({ rule, schedule: "constant" }));

export const schedulesOf = ({ schedules: { rule } }: NetworksState): NetworkEntry[] =>
  scheduleNames.map((schedule) => ({ rule, schedule }));

/** Evaluations of a run, not counting the first. */
const evaluations = 50;

/**
 * The schedule with its knobs for `steps` steps: `step` drops the rate twice, `warmup-cosine` warms up during the first
 * tenth.
 */
function scheduleFor(name: string, steps: number) {
  if (name === "step") return { name, every: Math.ceil(steps / 3), factor: 0.1 };
  return name === "warmup-cosine" ? { name, warmup: Math.ceil(steps / 10) } : { name };
}

/** The initialization that suits the activation: twice the variance where half of the units give 0. */
const schemeFor = (activation: string) =>
  ["identity", "tanh", "sigmoid"].includes(activation) ? "xavier-normal" : "he-normal";

/**
 * The document of one training. All trainings have the same data and the same split; `seed` determines first weights
 * and batches.
 */
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
