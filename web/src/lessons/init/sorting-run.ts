import type { AskOptions, ExperimentDraft, LayerWeights } from "../../engine";
import { withRun } from "../../kit/with-run";

/** How a network begins, and whether it has learned at the end. The learner sorts cases by both; the runs judge. */
export const beginnings = ["learns", "stands", "explodes"] as const;
export const ends = ["learned", "not"] as const;
export type Beginning = (typeof beginnings)[number];
export type End = (typeof ends)[number];

export interface SortingCase {
  key: "zeros" | "equal" | "small" | "large" | "he" | "xavier" | "linear-zeros" | "linear-equal";
  /** The lecture's three-layer ReLU network, or the linear model. */
  model: "network" | "linear";
  init: { scheme: string; std?: number };
}

/** The cases to sort. The linear model comes last, because its result is a surprise. */
export const cases = [
  { key: "he", model: "network", init: { scheme: "he-normal" } },
  { key: "zeros", model: "network", init: { scheme: "zeros" } },
  { key: "large", model: "network", init: { scheme: "normal", std: 1 } },
  { key: "equal", model: "network", init: { scheme: "constant", std: 0.1 } },
  { key: "small", model: "network", init: { scheme: "normal", std: 0.01 } },
  { key: "xavier", model: "network", init: { scheme: "xavier-normal" } },
  { key: "linear-zeros", model: "linear", init: { scheme: "zeros" } },
  { key: "linear-equal", model: "linear", init: { scheme: "constant", std: 0.1 } },
] as const satisfies readonly SortingCase[];

export const sortingSteps = 1500;
/** The number of updates after which the beginning is judged. */
export const beginningSteps = 100;
/** Each case is run with several seeds. */
export const sortingSeeds = [1, 2, 3] as const;
/** Learning rates, the default first; the verdicts of two cases depend on the rate. */
export const sortingRates = ["0.1", "0.03", "0.3"] as const;
const units = 64;

/**
 * The document of a case. Two hidden layers make the lecture's W3 relu(W2 relu(W1 x + b1) + b2) + b3; no hidden layer
 * makes a linear model.
 */
export function sortingExperiment({ model, init }: SortingCase, seed: number, lr: number): ExperimentDraft {
  return {
    seed,
    data: { source: "digits" },
    model: { hidden: model === "network" ? [units, units] : [], activation: "relu" },
    init,
    optimizer: { name: "sgd", lr },
    batchSize: 32,
    steps: sortingSteps,
    evalEvery: beginningSteps,
  };
}

// ---- judging a run --------------------------------------------------------------------------------------------------

/** The measurements of a run that determine its verdict. */
export interface SortingOutcome {
  classes: number;
  /**
   * Loss on the training rows before the first update, after `beginningSteps` updates (NaN if the run diverged before),
   * and at the last evaluation.
   */
  first: number;
  early: number;
  last: number;
  diverged: boolean;
  accuracy: number;
  /**
   * Whether at the end all units of each hidden layer still have equal weights and biases; false without hidden layers.
   */
  alike: boolean;
}

/** A first loss above this many times the loss of guessing counts as exploded. */
export const explosion = 5;
/** An early loss above this share of the loss of guessing counts as not learning yet. */
export const standing = 0.8;
/** A run whose last loss is below this share of the loss of guessing has learned. */
export const learned = 0.5;

/** The cross-entropy of giving every class the same probability, in nats. */
export const guessing = (classes: number): number => Math.log(classes);

/** Judges the beginning by the losses, in the order in which the page explains the rules. */
export function beginningOf({ classes, first, early, diverged }: SortingOutcome): Beginning {
  if (first > explosion * guessing(classes)) return "explodes";
  if (Number.isNaN(early)) return diverged ? "explodes" : "stands";
  return early < standing * guessing(classes) ? "learns" : "stands";
}

export const endOf = ({ classes, last, diverged }: SortingOutcome): End =>
  !diverged && last < learned * guessing(classes) ? "learned" : "not";

/** The verdict that all runs share, or null. */
export function agreed<Verdict>(verdicts: readonly Verdict[]): Verdict | null {
  const [first] = verdicts;
  return first !== undefined && verdicts.every((one) => one === first) ? first : null;
}

/** The outcome of a run, from its evaluations and its final weights. */
export function outcomeOf(
  evaluation: { step: ArrayLike<number>; trainLoss: ArrayLike<number>; trainAccuracy: ArrayLike<number> },
  layers: readonly LayerWeights[],
  { classes, diverged }: { classes: number; diverged: boolean },
): SortingOutcome {
  const losses = Array.from(evaluation.trainLoss);
  const early = Array.from(evaluation.step).indexOf(beginningSteps);
  return {
    classes,
    first: losses[0] ?? Number.NaN,
    early: losses[early] ?? Number.NaN,
    last: losses.at(-1) ?? Number.NaN,
    accuracy: Array.from(evaluation.trainAccuracy).at(-1) ?? Number.NaN,
    diverged,
    alike: unitsAlike(layers),
  };
}

/** Whether the units of every layer but the last have exactly the same weights and biases. */
export function unitsAlike(layers: readonly LayerWeights[]): boolean {
  const hidden = layers.slice(0, -1);
  return hidden.length > 0 && hidden.every(({ units, weight, bias }) => same(weight, units) && same(bias, units));
}

/** Whether every unit has the values of unit 0; unit u's value for input i is `values[u + units * i]`. */
function same(values: Float32Array, units: number): boolean {
  return values.every((value, index) => value === values[index - (index % units)]);
}

/** Trains a case once per seed, one after the other. */
export async function runCase(sorted: SortingCase, lr: number, ask: AskOptions): Promise<SortingOutcome[]> {
  const outcomes: SortingOutcome[] = [];
  for (const seed of sortingSeeds)
    outcomes.push(
      await withRun(sortingExperiment(sorted, seed, lr), ask, async (run) => {
        const { read, diverged } = await run.frame({ steps: sortingSteps, read: { evaluation: {}, weights: {} } }, ask);
        const classes = run.summary.classes?.length ?? 0;
        return outcomeOf(read.evaluation, read.weights, { classes, diverged: diverged !== null });
      }),
    );
  return outcomes;
}
