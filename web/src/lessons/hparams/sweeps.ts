/** The searches of the figure and of the game, as the sweep documents that `gradlab sweep` takes too. */
import type { ExperimentDraft, Row, StrategyName, SweepDraft } from "../../engine/types";
import type { Entry, State } from "./state";

/** What is trained in the game: two interleaved arms, one hidden layer, SGD with momentum. */
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

/** Runs that each of the three ways may spend. */
export const spent = 36;

/** What each of them trains. */
export const spentNetwork = { inputs: 2, outputs: 2, layers: 3, width: 16, batch: 32, steps: 200 } as const;

/**
 * Learning rate and weight decay: for so few steps mostly the rate decides. Three layers learn best at rates around
 * 0.02: between two of the grid's, and where drawing evenly puts one run of a hundred.
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

/** The space of the game, and of a run that is changed one thing at a time. */
export const ranges = {
  lr: { low: 1e-4, high: 1, scale: "log" },
  momentum: { low: 0, high: 0.99, scale: "linear" },
  batchSize: { low: 8, high: 128, scale: "log" },
  width: { low: 4, high: 32, scale: "log" },
} as const;

/** A run of a reader's own choice. */
export function experimentOf({ lr, momentum, batchSize, width }: Entry, seed: number): ExperimentDraft {
  const base = problem(seed);
  return {
    ...base,
    model: { ...base.model, hidden: [width] },
    optimizer: { name: "momentum", lr, momentum },
    batchSize,
  };
}

/** Runs that each player of the game may spend. */
export const moves = 30;

/** The other players. */
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

/** The row with the lowest loss on the validation rows; diverged ones never lead. */
export function bestOf(rows: readonly Row[]): Row | null {
  const finite = rows.filter((row) => row.metric !== null);
  return finite.reduce<Row | null>(
    (best, row) => (best && Number(best.metric) <= Number(row.metric) ? best : row),
    null,
  );
}

/** The settings of a row of the game's space. */
export const entryOf = ({ params }: Row): Entry => ({
  lr: Number(params["optimizer.lr"]),
  momentum: Number(params["optimizer.momentum"]),
  batchSize: Number(params.batchSize),
  width: Number(params["model.width"]),
});
