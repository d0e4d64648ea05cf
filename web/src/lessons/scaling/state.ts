import * as v from "valibot";
import { between, whole } from "../../state/schemas";

export const preprocessings = ["none", "standardize", "min-max", "whiten"] as const;
export const mostCurves = 9;
export const largestLr = 1;

/** The state of the lesson: the fields of the first figure, then one object for each section. */
export const schema = v.strictObject({
  guess: v.picklist(["", "none", "ten", "two", "one"]),
  /** Input scales of the curves, ascending, and which of them the slider moves. */
  scales: v.pipe(v.array(between(0.01, 10)), v.minLength(1), v.maxLength(mostCurves)),
  chosen: whole(0, mostCurves - 1),
  /** At most 1: a larger rate would amplify the rounding error of the bias, which is at its optimum. */
  lr: between(1e-4, largestLr),
  steps: whole(10, 2000),
  bowl: v.strictObject({
    inputs: v.picklist([1, 2]),
    mean: between(-5, 5),
    scale: between(0.05, 20),
    second: between(0.05, 20),
    secondMean: between(-5, 5),
    correlation: between(-0.95, 0.95),
    preprocess: v.picklist(preprocessings),
    lr: between(1e-5, 10),
  }),
  walk: v.strictObject({ at: whole(0, 40), lr: between(0.001, 2) }),
  slip: v.strictObject({
    loss: v.picklist(["", "agrees", "slips"]),
    derivative: v.picklist(["", "agrees", "slips"]),
    step: v.picklist(["", "agrees", "slips"]),
    bias: v.picklist(["", "agrees", "slips"]),
    checked: v.boolean(),
  }),
  noise: v.strictObject({ dimensions: whole(2, 20), seed: whole(0, 9999) }),
  real: v.strictObject({
    source: v.picklist(["wine", "breast-cancer"]),
    hidden: v.picklist([0, 16]),
    accuracy: v.boolean(),
  }),
  leak: v.strictObject({ share: v.picklist([0.04, 0.08, 0.2, 0.6]), seed: whole(0, 9999) }),
});

export type State = v.InferOutput<typeof schema>;

export const defaults: State = {
  guess: "",
  scales: [0.01, 0.1, 0.3, 1],
  chosen: 2,
  lr: 0.1,
  steps: 100,
  bowl: { inputs: 1, mean: 2, scale: 1, second: 3, secondMean: 0, correlation: 0.6, preprocess: "none", lr: 0.1 },
  walk: { at: 0, lr: 0.2 },
  slip: { loss: "", derivative: "", step: "", bias: "", checked: false },
  noise: { dimensions: 10, seed: 0 },
  real: { source: "wine", hidden: 0, accuracy: false },
  leak: { share: 0.04, seed: 0 },
};

/** The learning rate and the scales of the question. The figure shows them after the guess. */
export const askedLr = 0.1;
export const asked: readonly number[] = [2, 3.1, 3.3, 10];

/** The scales of the question, the chosen scale and as many of the others as allowed; the chosen one stays chosen. */
export function withAsked({ scales, chosen }: Pick<State, "scales" | "chosen">): Pick<State, "scales" | "chosen"> {
  const one = scales[Math.min(chosen, scales.length - 1)] ?? 1;
  const all = [...new Set([...asked, one, ...scales])].slice(0, mostCurves).sort((a, b) => a - b);
  return { scales: all, chosen: all.indexOf(one) };
}
