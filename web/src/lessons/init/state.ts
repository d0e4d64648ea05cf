import * as v from "valibot";
import { between, textUpTo, whole } from "../../state/schemas";
import { lastSeed } from "../../state/seed";
import { beginnings, cases, ends, sortingRates } from "./sorting-run";

/**
 * The lines that can be compared with the chosen scheme: schemes of the catalog, and PyTorch's default a second time,
 * with its biases.
 */
export const lineKeys = [
  "zeros",
  "constant",
  "normal",
  "lecun-normal",
  "xavier-normal",
  "he-normal",
  "unit-variance",
  "orthogonal",
  "torch-default",
  "torch-default-biases",
] as const;

export type LineKey = (typeof lineKeys)[number];

/** Only the core knows the names of schemes, activations and normalizations, and refuses unknown ones. */
const named = textUpTo(40);

/** The learner's answers for a case; empty before. */
const sorted = v.strictObject({ begins: v.picklist(["", ...beginnings]), ends: v.picklist(["", ...ends]) });

export const schema = v.strictObject({
  scheme: named,
  gain: between(0, 1e6),
  std: between(0, 1e6),
  biases: v.boolean(),
  activation: named,
  normalization: named,
  depth: whole(1, 50),
  width: whole(1, 1024),
  shape: v.picklist(["same", "widening", "narrowing"]),
  inputMean: between(-100, 100),
  inputStd: between(0, 1000),
  seed: whole(0, lastSeed),
  compare: v.pipe(v.array(v.picklist(lineKeys)), v.maxLength(lineKeys.length)),
  view: v.strictObject({
    statistic: v.picklist(["secondMoment", "variance", "unitVariance", "mean", "dead", "gradSecondMoment"]),
    strip: v.picklist(["preactivation", "activation"]),
    ruler: v.picklist(["same", "own"]),
  }),
  guess: v.picklist(["", "stays", "grows", "shrinks"]),
  deep: v.strictObject({
    layers: whole(1, 30),
    optimizer: v.picklist(["sgd", "adam"]),
    normalization: v.picklist(["none", "batch", "layer"]),
    /** The name of the line that the learner expects to end lowest, or "same"; empty before. */
    guess: textUpTo(60),
  }),
  sorting: v.strictObject({
    rate: v.picklist(sortingRates),
    answers: v.strictObject(Object.fromEntries(cases.map(({ key }) => [key, sorted])) as SortedEntries),
  }),
});

type SortedEntries = Record<(typeof cases)[number]["key"], typeof sorted>;

export type State = v.InferOutput<typeof schema>;
export type Statistic = State["view"]["statistic"];

export const defaults: State = {
  scheme: "xavier-normal",
  gain: 1,
  std: 0.1,
  biases: false,
  activation: "relu",
  normalization: "none",
  depth: 20,
  width: 256,
  shape: "same",
  inputMean: 0,
  inputStd: 1,
  seed: 7,
  compare: ["he-normal", "torch-default"],
  view: { statistic: "secondMoment", strip: "preactivation", ruler: "same" },
  guess: "",
  deep: { layers: 10, optimizer: "sgd", normalization: "none", guess: "" },
  sorting: { rate: "0.1", answers: nothingSorted() },
};

/** The answers before the learner has sorted anything. */
export function nothingSorted(): State["sorting"]["answers"] {
  return Object.fromEntries(cases.map(({ key }) => [key, { begins: "", ends: "" }])) as State["sorting"]["answers"];
}
