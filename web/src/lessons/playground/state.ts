import * as v from "valibot";
import type { ExperimentDraft } from "../../engine";
import type { Plain } from "../../state";
import { seedSchema, textUpTo } from "../../state/schemas";

/** A choice and its knobs, as in the experiment document. The core checks the names of the knobs. */
const chosen = v.objectWithRest({ name: v.string() }, v.union([v.string(), v.number()]));

/** The FNV-1a hash of the UTF-8 bytes of a text: 32 bits, as 8 hexadecimal digits. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}

/** The most characters of own data that the address holds. */
export const addressable = 2000;

/**
 * The sections of the experiment document, and the fields that the page adds. Only types and seeds are checked here; a
 * refused seed is reported to the embedding page before the engine is asked. The core checks all other values, and the
 * lesson shows its problems beside the figure.
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
    /** How own tables are parsed; an empty target is the last column. */
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
  /** Own data. The address holds a short text, of a long one only name, hash and rows to ask for the file. */
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
  /** The question beside the figure, and the reader's guess; empty before the guess. */
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

/** Steps a second at the right end of the slider, where the speed has no limit. */
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

/** The experiment document of a state. `csv` is the text of own data, which may be too long for the state. */
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

/** All that determines the network: the document, and the hash of own data instead of their text. */
export function networkKey(state: State): Plain {
  return [experiment(state, "") as Plain, state.data.source === "csv" ? state.csv.hash : ""];
}

/** All that determines the data, as in `networkKey`. */
export function dataKey(state: State): Plain {
  return [experiment(state, "").data as Plain, state.data.source === "csv" ? state.csv.hash : ""];
}

/** The state `to` with the larger number of looks of both states: undo does not take back a look at test rows. */
export function lasting(from: State, to: State): State {
  const looks = { ...to.looks };
  for (const [rows, count] of Object.entries(from.looks)) looks[rows] = Math.max(count, looks[rows] ?? 0);
  return { ...to, looks };
}

/**
 * The key of the test rows in `looks`: the data and the seed that splits them. The split itself is not part of it,
 * since another split has the same test rows, or more or fewer of them; preprocessing and scale do not change the rows.
 */
export function rowsKey({ data, csv }: State): string {
  const { source, seed, samples, noise, target } = data;
  return hash(JSON.stringify(source === "csv" ? [source, seed, csv.hash, target] : [source, seed, samples, noise]));
}

/** The number of looks at these test rows. Addresses of version 1 counted each split and preprocessing separately. */
export const looksOf = (state: State): number =>
  Math.max(state.looks[rowsKey(state)] ?? 0, state.looks[hash(JSON.stringify(dataKey(state)))] ?? 0);

/** Steps between two evaluations: about 200 evaluations in a run, at most 50 steps apart. */
function evaluationEvery(steps: number): number {
  return Math.max(1, Math.min(50, Math.round(steps / 200) || 1));
}

/** The patch for another choice: removes the knobs of the old one and sets the default knobs of the new one. */
export function switched(
  old: { readonly [key: string]: unknown },
  name: string,
  knobs: ReadonlyArray<{ name: string; default: number }>,
) {
  const removed = Object.fromEntries(Object.keys(old).map((key) => [key, undefined]));
  const added = Object.fromEntries(knobs.map((knob) => [knob.name, knob.default]));
  return { ...removed, ...added, name };
}
