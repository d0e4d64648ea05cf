import * as v from "valibot";
import { whole } from "../../state/schemas";
import { lastSeed } from "../../state/seed";

/** The knobs that the map can show beside the learning rate. */
export const rivals = ["normalization", "init", "batch", "depth"] as const;
export type RivalKnob = (typeof rivals)[number];

export const strategies = ["random", "halton", "grid", "one-at-a-time", "halving", "tpe"] as const;

/** The role of a hyper-parameter in a study: asked about, searched along, or left out of the space. */
export const roles = ["scientific", "nuisance", "fixed"] as const;
export type Role = (typeof roles)[number];

/** The names of the hyper-parameters of a study in the state. */
export const fields = ["lr", "momentum", "batchSize", "width", "activation"] as const;
export type Field = (typeof fields)[number];

export const activations = ["tanh", "relu", "sigmoid"] as const;

/** The names of the four parts of the maximal-update parametrization in an address. */
export const parts = ["inputRate", "hiddenRate", "outputVariance", "outputSum"] as const;
export type ParametrizationPart = (typeof parts)[number];

const seed = whole(0, lastSeed);
const range = v.tuple([v.number(), v.number()]);

/** A run is stored by its settings alone; its results are computed again from them. */
const entry = v.strictObject({ lr: v.number(), momentum: v.number(), batchSize: v.number(), width: v.number() });

export const schema = v.strictObject({
  /** The number of values of each hyper-parameter that has a dial. */
  dials: v.record(v.string(), whole(1, 50)),
  ways: v.strictObject({
    guess: v.picklist(["", "both", "six", "few"]),
    seed,
    /** The distribution of the learning rate in random search. */
    scale: v.picklist(["log-uniform", "uniform"]),
    /** Number of trials for the probability that the best one lies in the best 5 %. */
    trials: whole(1, 200),
  }),
  map: v.strictObject({ rival: v.picklist(rivals), guess: v.picklist(["", "stays", "moves"]), seed }),
  study: v.strictObject({
    source: v.picklist(["moons", "spiral", "wine", "digits"]),
    strategy: v.picklist(strategies),
    trials: whole(4, 200),
    seed,
    /** The path of the scientific hyper-parameter; the other searched ones are nuisance hyper-parameters. */
    scientific: v.picklist(["optimizer.lr", "optimizer.momentum", "batchSize", "model.width", "model.activation"]),
    /** Which hyper-parameters are searched; the others are fixed. */
    searched: v.strictObject({
      lr: v.boolean(),
      momentum: v.boolean(),
      batchSize: v.boolean(),
      width: v.boolean(),
      activation: v.boolean(),
    }),
    /** The ranges of the search. */
    lr: range,
    momentum: range,
    batchSize: range,
    width: range,
    /** The values of fixed hyper-parameters. */
    fixed: v.strictObject({
      lr: v.number(),
      momentum: v.number(),
      batchSize: v.number(),
      width: v.number(),
      activation: v.picklist(activations),
    }),
    /** The brushed ranges of the parallel coordinates, by the path of a dimension or `loss`. */
    brushes: v.record(v.string(), range),
  }),
  /** `next` is the setting of the next run; null before a slider was moved. */
  game: v.strictObject({ seed, runs: v.array(entry), next: v.nullable(entry), opened: v.boolean() }),
  changes: v.strictObject({ seed, runs: v.array(entry), next: v.nullable(entry) }),
  fooling: v.strictObject({
    guess: v.picklist(["", "honest", "better", "worse"]),
    candidates: whole(1, 100),
    /** How a candidate is scored: on the rows of one split, or on all rows by cross-validation. */
    scored: v.picklist(["split", "folds"]),
    /** Number of looks at the test rows. */
    peeks: whole(0, 1000),
    /** The seed of the test rows; null when it is `seed`. */
    test: v.nullable(seed),
    seed,
  }),
  transfer: v.strictObject({
    /** The plot that is large: that of the width, or one of the others. */
    of: v.picklist(["width", "depth", "samples", "batch", "scale"]),
    guess: v.picklist(["", "stays", "left", "right"]),
    /** Whether all parts of the maximal-update parametrization are on; otherwise the standard parametrization. */
    mup: v.boolean(),
    /** The parts that differ from the preset `mup`. */
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

/** An acceptable setting, from which the reader changes one hyper-parameter at a time. */
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

/** The seed of the test rows. */
export const testRowsOf = ({ test, seed }: State["fooling"]): number => test ?? seed;

/**
 * The state `to` with the irreversible parts of `from`: the runs of the game and whether its test rows are open, the
 * seed of the test rows that were peeked at, and the number of peeks.
 */
export function lasting(from: State, to: State): State {
  const { seed, runs, opened } = from.game;
  const { peeks } = from.fooling;
  const rows = testRowsOf(from.fooling);
  // Without a peek, the test rows follow `seed`.
  const test = peeks === 0 && from.fooling.test === null ? null : rows;
  return { ...to, game: { ...to.game, seed, runs, opened }, fooling: { ...to.fooling, peeks, test } };
}
