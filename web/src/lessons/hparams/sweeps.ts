/** The searches of the figure and of the game, as sweep documents, which `gradlab sweep` accepts too. */
import type { ExperimentDraft, Row, StrategyName, SweepDraft } from "../../engine/types";
import type { Entry, State } from "./state";

/** The experiment of the game: two interleaved spiral arms, one hidden layer, SGD with momentum. */
export const problem = (seed: number): ExperimentDraft => ({
  seed,
  data: { source: "spiral", samples: 250, noise: 0.1, seed },
  model: { hidden: [16], activation: "tanh" },
  init: { scheme: "xavier-normal" },
  optimizer: { name: "momentum", lr: 0.03, momentum: 0.5 },
  batchSize: 32,
  steps: 300,
  evalEvery: 300,
});

/** Number of runs of each of the three ways. */
export const spent = 36;

/** The sizes of the network and of the training in the figure. */
export const spentNetwork = { inputs: 2, outputs: 2, layers: 3, width: 16, batch: 32, steps: 200 } as const;

/**
 * A search over learning rate and weight decay. With so few steps, the loss depends mostly on the rate. Three layers
 * learn best at rates near 0.02: between two rates of the grid, and where a uniform distribution draws about one run of
 * a hundred.
 */
export function wayOf(strategy: StrategyName, { seed, scale }: State["ways"]): SweepDraft {
  const { layers, width, batch, steps } = spentNetwork;
  return {
    base: {
      ...problem(0),
      data: { source: "spiral", samples: 250, noise: 0.15, seed: 0 },
      model: { hidden: Array.from({ length: layers }, () => width), activation: "relu" },
      init: { scheme: "he-normal" },
      optimizer: { name: "adam" },
      batchSize: batch,
      steps,
      evalEvery: steps,
    },
    space: {
      "optimizer.lr": { kind: scale, low: 1e-4, high: 10 },
      "optimizer.weightDecay": { kind: "log-uniform", low: 1e-6, high: 1e-3 },
    },
    strategy: strategy === "grid" ? { name: strategy, points: 6 } : { name: strategy, seed },
    budget: { trials: spent },
  };
}

/** The space of the game and of the section on one change at a time. */
export const ranges = {
  lr: { low: 1e-4, high: 1, scale: "log" },
  momentum: { low: 0, high: 0.99, scale: "linear" },
  batchSize: { low: 8, high: 128, scale: "log" },
  width: { low: 4, high: 32, scale: "log" },
} as const;

/** The experiment of a run that the reader chose. */
export function experimentOf({ lr, momentum, batchSize, width }: Entry, seed: number): ExperimentDraft {
  const base = problem(seed);
  return {
    ...base,
    model: { ...base.model, hidden: [width] },
    optimizer: { name: "momentum", lr, momentum },
    batchSize,
  };
}

/** Number of runs of each player of the game. */
export const moves = 30;

/** The search of a rival. */
export function playerOf(strategy: "random" | "tpe", seed: number): SweepDraft {
  const { lr, momentum, batchSize, width } = ranges;
  return {
    base: problem(seed),
    space: {
      "optimizer.lr": { kind: "log-uniform", low: lr.low, high: lr.high },
      "optimizer.momentum": { kind: "uniform", low: momentum.low, high: momentum.high },
      batchSize: { kind: "log-int", low: batchSize.low, high: batchSize.high },
      "model.width": { kind: "log-int", low: width.low, high: width.high },
    },
    strategy: { name: strategy, seed: seed + 1 },
    budget: { trials: moves },
  };
}

/** The row with the lowest metric; null when all diverged. */
export function bestOf(rows: readonly Row[]): Row | null {
  const finite = rows.filter((row) => row.metric !== null);
  return finite.reduce<Row | null>(
    (best, row) => (best && Number(best.metric) <= Number(row.metric) ? best : row),
    null,
  );
}

/** The entry of a row of the game's search. */
export const entryOf = ({ params }: Row): Entry => ({
  lr: Number(params["optimizer.lr"]),
  momentum: Number(params["optimizer.momentum"]),
  batchSize: Number(params.batchSize),
  width: Number(params["model.width"]),
});
