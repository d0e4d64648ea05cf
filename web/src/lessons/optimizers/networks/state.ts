import * as v from "valibot";
import { listedName } from "../../../state/listed-name";
import { between, seedSchema, whole } from "../../../state/schemas";

export const schema = v.strictObject({
  /** A source of the catalog; the core knows the bounds of its knobs. */
  data: v.strictObject({
    source: v.string(),
    seed: seedSchema,
    samples: whole(20, 5000),
    noise: v.pipe(v.number(), v.minValue(0)),
  }),
  model: v.strictObject({
    layers: whole(0, 6),
    units: whole(1, 128),
    activation: v.string(),
    normalization: v.picklist(["none", "batch", "layer"]),
  }),
  batchSize: whole(1, 5000),
  steps: whole(20, 5000),
  /** The rules to compare, in the order of the catalog. */
  rules: v.array(listedName),
  /** Whether every rule uses its own best rate, or all use `lr`. */
  rate: v.picklist(["own", "same"]),
  /** The learning rate of all rules, if `rate` is "same". */
  lr: between(1e-12, 1e10),
  /** Networks for each rule; they differ in their first weights and in the order of the batches. */
  seeds: whole(2, 20),
  band: v.picklist(["deviation", "range"]),
  /** The expected order, best first (empty: not ordered yet), and whether the comparison at own rates was started. */
  guess: v.strictObject({ order: v.array(listedName), asked: v.boolean() }),
  /** The rule whose schedules are compared, and whether that comparison was started. */
  schedules: v.strictObject({ rule: v.string(), asked: v.boolean() }),
});

export type NetworksState = v.InferOutput<typeof schema>;

export const defaults: NetworksState = {
  data: { source: "moons", seed: 0, samples: 500, noise: 0.2 },
  model: { layers: 2, units: 16, activation: "relu", normalization: "none" },
  batchSize: 32,
  steps: 500,
  rules: ["sgd", "momentum", "adam"],
  rate: "same",
  lr: 0.01,
  seeds: 5,
  band: "range",
  guess: { order: [], asked: false },
  schedules: { rule: "sgd", asked: false },
};

/** The expected order of the compared rules; rules that it does not name are last. */
export function orderOf({ guess, rules }: Pick<NetworksState, "guess" | "rules">): string[] {
  const named = [...new Set(guess.order)].filter((rule) => rules.includes(rule));
  return [...named, ...rules.filter((rule) => !named.includes(rule))];
}
