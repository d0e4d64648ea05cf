import * as v from "valibot";
import { whole } from "../../state/schemas";
import { lastSeed } from "../../state/seed";

/** The knobs that the map can hold against the learning rate. */
export const rivals = ["normalization", "init", "batch", "depth"] as const;
export type RivalKnob = (typeof rivals)[number];

export const strategies = ["random", "halton", "grid", "one-at-a-time", "halving", "tpe"] as const;

/** The role of a hyper-parameter in a study: asked about, searched along, or left out of the space. */
export const roles = ["scientific", "nuisance", "fixed"] as const;
export type Role = (typeof roles)[number];

/** The hyper-parameters of a study, as the state names them. */
export const fields = ["lr", "momentum", "batchSize", "width", "activation"] as const;
export type Field = (typeof fields)[number];

export const activations = ["tanh", "relu", "sigmoid"] as const;

/** What the four parts of the maximal-update parametrization are called in an address. */
export const parts = ["inputRate", "hiddenRate", "outputVariance", "outputSum"] as const;
export type ParametrizationPart = (typeof parts)[number];

const seed = whole(0, lastSeed);
const range = v.tuple([v.number(), v.number()]);

/** A change of one run, and what came of it, is written down by its settings alone: the run follows from them. */
const entry = v.strictObject({ lr: v.number(), momentum: v.number(), batchSize: v.number(), width: v.number() });

export const schema = v.strictObject({
  /** Which hyper-parameters are dialled, each with how many values. */
  dials: v.record(v.string(), whole(1, 50)),
  ways: v.strictObject({
    guess: v.picklist(["", "both", "six", "few"]),
    seed,
    /** How the learning rate is drawn. */
    scale: v.picklist(["log-uniform", "uniform"]),
    /** For the share of searches that reach the best twentieth. */
    trials: whole(1, 200),
  }),
  map: v.strictObject({ rival: v.picklist(rivals), guess: v.picklist(["", "stays", "moves"]), seed }),
  study: v.strictObject({
    source: v.picklist(["moons", "spiral", "wine", "digits"]),
    strategy: v.picklist(strategies),
    trials: whole(4, 200),
    seed,
    /** The scientific hyper-parameter, by its path; the others that are searched are nuisance. */
    scientific: v.picklist(["optimizer.lr", "optimizer.momentum", "batchSize", "model.width", "model.activation"]),
    /** The others are fixed. */
    searched: v.strictObject({
      lr: v.boolean(),
      momentum: v.boolean(),
      batchSize: v.boolean(),
      width: v.boolean(),
      activation: v.boolean(),
    }),
    /** Between which values it is searched. */
    lr: range,
    momentum: range,
    batchSize: range,
    width: range,
    /** What it is where it is fixed. */
    fixed: v.strictObject({
      lr: v.number(),
      momentum: v.number(),
      batchSize: v.number(),
      width: v.number(),
      activation: v.picklist(activations),
    }),
    /** Between which values lines of the parallel coordinates are followed, by the path of a dimension or `loss`. */
    brushes: v.record(v.string(), range),
  }),
  /** `next`: what will be run next, as far as it is dialled. */
  game: v.strictObject({ seed, runs: v.array(entry), next: v.nullable(entry), opened: v.boolean() }),
  changes: v.strictObject({ seed, runs: v.array(entry), next: v.nullable(entry) }),
  fooling: v.strictObject({
    guess: v.picklist(["", "honest", "better", "worse"]),
    candidates: whole(1, 100),
    /** What a candidate is scored on: the rows of one split, or all of them in turn. */
    scored: v.picklist(["split", "folds"]),
    /** How often the test rows were looked at. */
    peeks: whole(0, 1000),
    /** Which test rows those are; null: nobody has asked for others, they are those of the seed. */
    test: v.nullable(seed),
    seed,
  }),
  transfer: v.strictObject({
    /** Which plot is large beside that of the width. */
    of: v.picklist(["width", "depth", "samples", "batch", "scale"]),
    guess: v.picklist(["", "stays", "left", "right"]),
    /** All parts of the maximal-update parametrization, or the standard one. */
    mup: v.boolean(),
    /** The parts that are otherwise than in that. */
    switched: v.strictObject({
      inputRate: v.boolean(),
      hiddenRate: v.boolean(),
      outputVariance: v.boolean(),
      outputSum: v.boolean(),
    }),
    seed,
  }),
});

export type State = v.InferOutput<typeof schema>;
export type Entry = v.InferOutput<typeof entry>;

/** An okay solution, from which one thing at a time is changed. */
export const okay: Entry = { lr: 0.03, momentum: 0.5, batchSize: 32, width: 8 };

export const defaults: State = {
  dials: { preprocess: 4, layers: 4, width: 5, init: 4, optimizer: 7, lr: 10, momentum: 5, batch: 5, steps: 3 },
  ways: { guess: "", seed: 1, scale: "log-uniform", trials: 20 },
  map: { rival: "normalization", guess: "", seed: 0 },
  study: {
    source: "spiral",
    strategy: "random",
    trials: 40,
    seed: 0,
    scientific: "optimizer.lr",
    searched: { lr: true, momentum: true, batchSize: true, width: true, activation: false },
    lr: [1e-4, 1],
    momentum: [0, 0.99],
    batchSize: [8, 128],
    width: [4, 32],
    fixed: { lr: 0.1, momentum: 0.9, batchSize: 32, width: 16, activation: "tanh" },
    brushes: {},
  },
  game: { seed: 0, runs: [], next: null, opened: false },
  changes: { seed: 0, runs: [okay], next: null },
  fooling: { guess: "", candidates: 20, scored: "split", peeks: 0, test: null, seed: 0 },
  transfer: {
    of: "width",
    guess: "",
    mup: false,
    switched: { inputRate: false, hiddenRate: false, outputVariance: false, outputSum: false },
    seed: 0,
  },
};

/** Which test rows the looks of a state are of. */
export const testRowsOf = ({ test, seed }: State["fooling"]): number => test ?? seed;

/**
 * What was spent or seen stays: the runs of the game and its open test rows; which test rows were peeked at, and how
 * often.
 */
export function lasting(from: State, to: State): State {
  const { seed, runs, opened } = from.game;
  const { peeks } = from.fooling;
  const rows = testRowsOf(from.fooling);
  // Untouched rows are those of whatever seed there is.
  const test = peeks === 0 && from.fooling.test === null ? null : rows;
  return { ...to, game: { ...to.game, seed, runs, opened }, fooling: { ...to.fooling, peeks, test } };
}
