import * as v from "valibot";
import type { ExperimentDraft } from "../../engine";
import type { Plain } from "../../state";
import { seedSchema, textUpTo } from "../../state/schemas";

/** A choice with its knobs beside it, as the experiment document has it; which knobs there are, the core says. */
const chosen = v.objectWithRest({ name: v.string() }, v.union([v.string(), v.number()]));

/** Recognizes a text again without keeping it: FNV-1a, 32 bits, in hexadecimal. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}

/** Characters of the longest own data that travel in the address. */
export const addressable = 2000;

/**
 * The experiment document, section by section, and what the page adds to it. Only types are checked here, and seeds,
 * whose refusal a page around hears before the engine is asked: what a value may be is checked in one place, the core,
 * and said beside the figure.
 */
export const schema = v.strictObject({
  seed: seedSchema,
  data: v.strictObject({
    source: v.string(),
    seed: seedSchema,
    samples: v.number(),
    noise: v.number(),
    inputScale: v.number(),
    inputShift: v.number(),
    split: v.tuple([v.number(), v.number(), v.number()]),
    preprocess: v.string(),
    /** How own tables are read; an empty target is the last column. */
    target: v.string(),
    task: v.picklist(["auto", "classes", "values"]),
    missing: v.picklist(["drop", "mean", "refuse"]),
    header: v.picklist(["auto", "yes", "no"]),
  }),
  model: v.strictObject({
    hidden: v.array(v.number()),
    activation: v.string(),
    normalization: v.string(),
    parametrization: chosen,
  }),
  init: v.strictObject({ scheme: v.string(), std: v.number(), gain: v.number() }),
  optimizer: chosen,
  schedule: chosen,
  batchSize: v.number(),
  steps: v.number(),
  /** Own data: small ones travel in the address, of others only what to ask for. */
  csv: v.strictObject({
    name: v.string(),
    text: textUpTo(addressable),
    hash: v.string(),
    rows: v.number(),
  }),
  view: v.strictObject({
    log: v.boolean(),
    curve: v.picklist(["loss", "accuracy"]),
    speed: v.pipe(v.number(), v.minValue(1)),
  }),
  /** How often the test rows of each data set and split were looked at. */
  looks: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** The question beside the figure, and what was answered; empty before. */
  asked: v.picklist(["rule", "scale", "norm", "zeros"]),
  guess: v.picklist([
    "",
    "faster",
    "same",
    "fails",
    "nothing",
    "most",
    "saves",
    "finite",
    "overflows",
    "all",
    "bias",
    "blow",
  ]),
});

export type State = v.InferOutput<typeof schema>;

/** At the right end of the slider: no limit. */
export const fullSpeed = 10_000;

export const defaults: State = {
  seed: 1,
  data: {
    source: "spiral",
    seed: 0,
    samples: 500,
    noise: 0.1,
    inputScale: 1,
    inputShift: 0,
    split: [0.6, 0.2, 0.2],
    preprocess: "standardize",
    target: "",
    task: "auto",
    missing: "drop",
    header: "auto",
  },
  model: { hidden: [8, 8], activation: "tanh", normalization: "none", parametrization: { name: "standard" } },
  init: { scheme: "xavier-normal", std: 0.1, gain: 1 },
  optimizer: { name: "adam", lr: 0.01 },
  schedule: { name: "constant" },
  batchSize: 32,
  steps: 5000,
  csv: { name: "", text: "", hash: "", rows: 0 },
  view: { log: true, curve: "loss", speed: 600 },
  looks: {},
  asked: "rule",
  guess: "",
};

/** The document a state stands for. `csv` is the text of own data, which may be too large for the state. */
export function experiment(state: State, csv: string): ExperimentDraft {
  const { seed, model, init, optimizer, schedule, batchSize, steps } = state;
  const { target, task, missing, header, ...data } = state.data;
  const own = data.source === "csv" ? { csv, task, missing, header, ...(target === "" ? {} : { target }) } : {};
  return {
    version: 1,
    seed,
    data: { ...data, ...own },
    model,
    init,
    optimizer,
    schedule,
    batchSize,
    steps,
    evalEvery: evaluationEvery(steps),
  };
}

/** What the network depends on; own data are named by their hash. */
export function networkKey(state: State): Plain {
  return [experiment(state, "") as Plain, state.data.source === "csv" ? state.csv.hash : ""];
}

/** The same of the data alone. */
export function dataKey(state: State): Plain {
  return [experiment(state, "").data as Plain, state.data.source === "csv" ? state.csv.hash : ""];
}

/** A look at test rows stays one, whatever is undone afterwards. */
export function lasting(from: State, to: State): State {
  const looks = { ...to.looks };
  for (const [rows, count] of Object.entries(from.looks)) looks[rows] = Math.max(count, looks[rows] ?? 0);
  return { ...to, looks };
}

/**
 * Names the rows among `looks`: which there are, and the seed that deals them. Another split deals the same test rows,
 * or more or fewer of them; preprocessing and scale leave the rows what they are.
 */
export function rowsKey({ data, csv }: State): string {
  const { source, seed, samples, noise, target } = data;
  return hash(JSON.stringify(source === "csv" ? [source, seed, csv.hash, target] : [source, seed, samples, noise]));
}

/** How often they were looked at; addresses of the first version count each split and preprocessing alone. */
export const looksOf = (state: State): number =>
  Math.max(state.looks[rowsKey(state)] ?? 0, state.looks[hash(JSON.stringify(dataKey(state)))] ?? 0);

/** About two hundred points on a curve, and never fewer than one in fifty steps. */
function evaluationEvery(steps: number): number {
  return Math.max(1, Math.min(50, Math.round(steps / 200) || 1));
}

/** What has to change for another choice: its own default knobs, and none of the old one's. */
export function switched(
  old: { readonly [key: string]: unknown },
  name: string,
  knobs: ReadonlyArray<{ name: string; default: number }>,
) {
  const gone = Object.fromEntries(Object.keys(old).map((key) => [key, undefined]));
  const own = Object.fromEntries(knobs.map((knob) => [knob.name, knob.default]));
  return { ...gone, ...own, name };
}
