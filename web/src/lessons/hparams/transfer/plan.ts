/** The runs that show which learning rates transfer, and the largest stable rate by theory. */
import type { ExperimentDraft, WidthPart } from "../../../engine/types";
import { Random } from "../../../kit";
import type { ParametrizationPart, State } from "../state";

export const kinds = ["depth", "samples", "batch", "scale"] as const;
export type Kind = (typeof kinds)[number];
/** The varied quantity: the width (trained with Adam), or one of four others (trained with SGD). */
export type Of = "width" | Kind;

/** A table with 16 features; the class is the largest of ten random linear maps with noise, so accuracy 1 is rare. */
export function classesTable(seed: number): string {
  const random = new Random(seed);
  const [features, classes, rows, noise] = [16, 10, 512, 4];
  const maps = Array.from({ length: classes }, () => Array.from({ length: features }, () => random.normal()));
  const lines = Array.from({ length: rows }, () => {
    const x = Array.from({ length: features }, () => random.normal());
    const scores = maps.map(
      (map) => map.reduce((sum, weight, i) => sum + weight * (x[i] ?? 0), 0) + noise * random.normal(),
    );
    return [...x.map((value) => value.toFixed(5)), `c${scores.indexOf(Math.max(...scores))}`].join(",");
  });
  return [
    [...Array(features).keys()]
      .map((feature) => `x${feature}`)
      .join(",")
      .concat(",class"),
    ...lines,
  ].join("\n");
}

const powers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => 2 ** (from + i));

/** The learning rates that are tried for each varied quantity. */
export const rates: Readonly<Record<Of, readonly number[]>> = {
  width: powers(-10, -1),
  depth: [1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3, 10, 30],
  samples: [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
  batch: [0.02, 0.05, 0.08, 0.12, 0.2, 0.3, 0.4, 0.6, 0.8, 0.95],
  scale: [0.01, 0.02, 0.03, 0.04, 0.06, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 0.9],
};

/** The values of each varied quantity. */
export const values: Readonly<Record<Of, readonly number[]>> = {
  width: [16, 64, 256],
  depth: [1, 2, 4, 8],
  samples: [12, 30, 300],
  batch: [1, 4, 32],
  scale: [1, 2, 4],
};

export const steps: Readonly<Record<Of, number>> = { width: 20, depth: 200, samples: 100, batch: 60, scale: 60 };

/** Number of inputs of the linear models. */
const columns = 10;
const manyRows = 400;

/**
 * The largest stable rate by theory, for linear regression on d independent normal columns: 1 / (s^2 (1 + sqrt(d/N))^2)
 * for full batches of N rows scaled by s; for batches of B rows, in the mean square, 1 / (1 + (d + 1) / B). Null where
 * there is no closed form.
 */
export function limit(of: Of, value: number): number | null {
  const full = (rows: number) => 1 / (1 + Math.sqrt(columns / rows)) ** 2;
  if (of === "samples") return full(value);
  if (of === "scale") return full(manyRows) / value ** 2;
  if (of === "batch") return 1 / (1 + (columns + 1) / value);
  return null;
}

/** The width at which no part of the parametrization has an effect. */
export const baseWidth = 16;

/** The experiment of one run: the varied quantity is `value`, at one learning rate. */
export function document(of: Of, value: number, lr: number, seed: number): ExperimentDraft {
  const common = { seed, init: { scheme: "he-normal" }, steps: steps[of], evalEvery: steps[of] };
  if (of === "width")
    return {
      ...common,
      data: { source: "csv", csv: classesTable(seed), split: [1, 0, 0], preprocess: "none" },
      model: {
        hidden: [value, value],
        activation: "relu",
        // The parts that are on are given when the run is opened.
        parametrization: { name: "mup", baseWidth },
      },
      optimizer: { name: "adam", lr },
      batchSize: 512,
    };
  if (of === "depth")
    return {
      ...common,
      data: { source: "moons", samples: 300, noise: 0.2, seed: 0 },
      model: { hidden: Array.from({ length: value }, () => 12), activation: "relu" },
      optimizer: { name: "sgd", lr },
      batchSize: 300,
    };
  const rows = of === "samples" ? value : manyRows;
  return {
    ...common,
    data: {
      source: "csv",
      csv: gaussianTable(rows, seed),
      split: [1, 0, 0],
      preprocess: "none",
      inputScale: of === "scale" ? value : 1,
    },
    model: { hidden: [] },
    init: { scheme: "zeros" },
    optimizer: { name: "sgd", lr },
    batchSize: of === "batch" ? value : rows,
  };
}

/**
 * A table of independent normal columns with their sum as the target: linear regression without noise, whose curvature
 * follows from random matrix theory.
 */
export function gaussianTable(rows: number, seed: number): string {
  const random = new Random(seed);
  const lines = Array.from({ length: rows }, () => {
    const x = Array.from({ length: columns }, () => random.normal());
    return [...x, x.reduce((sum, value) => sum + value, 0)].map((value) => value.toFixed(6)).join(",");
  });
  return [
    [...Array(columns).keys()]
      .map((column) => `x${column}`)
      .concat("y")
      .join(","),
    ...lines,
  ].join("\n");
}

const partNames: Readonly<Record<ParametrizationPart, WidthPart>> = {
  inputRate: "input-rate",
  hiddenRate: "hidden-rate",
  outputVariance: "output-variance",
  outputSum: "output-sum",
};

export type WidthParts = Readonly<Record<ParametrizationPart, boolean>>;

/** In the standard network, only the input layer has the rate of the maximal-update parametrization. */
export const standard: WidthParts = { inputRate: true, hiddenRate: false, outputVariance: false, outputSum: false };
export const maximal: WidthParts = { inputRate: true, hiddenRate: true, outputVariance: true, outputSum: true };

/** The engine's names of the parts that are on. */
export const partsOn = (on: WidthParts): WidthPart[] =>
  (Object.keys(partNames) as ParametrizationPart[]).filter((part) => on[part]).map((part) => partNames[part]);

/** The parts of a state: those of the preset, with the switched ones inverted. */
export function partsOf({ mup, switched }: State["transfer"]): WidthParts {
  const usual = mup ? maximal : standard;
  return {
    inputRate: usual.inputRate !== switched.inputRate,
    hiddenRate: usual.hiddenRate !== switched.hiddenRate,
    outputVariance: usual.outputVariance !== switched.outputVariance,
    outputSum: usual.outputSum !== switched.outputSum,
  };
}

/** The loss on the training rows at the end of each run; null when it diverged or ended higher than it began. */
export type RateLosses = readonly (number | null)[];

/** All pairs of value and rate, value by value; `RateLosses` have the same order. */
export const settings = (of: Of) => values[of].flatMap((value) => rates[of].map((lr) => ({ value, lr })));

/** The losses of the value with this index, rate by rate. */
export const lineOf = (of: Of, losses: RateLosses, index: number): RateLosses =>
  losses.slice(index * rates[of].length, (index + 1) * rates[of].length);

/** For each value, the index of the rate with the lowest loss; -1 when there is none. */
export function minima(of: Of, losses: RateLosses): number[] {
  return values[of].map((_, index) => {
    const line = lineOf(of, losses, index).map((loss) => loss ?? Number.POSITIVE_INFINITY);
    const least = Math.min(...line);
    return Number.isFinite(least) ? line.indexOf(least) : -1;
  });
}

/** A loss below this is rounding error of a table with six decimals, so such losses count as equal. */
export const solved = 1e-9;

/** For each value, the indices of the rates with the lowest loss: several when their losses are below `solved`. */
export function lowest(of: Of, losses: RateLosses): number[][] {
  return minima(of, losses).map((best, index) => {
    const line = lineOf(of, losses, index);
    if (best < 0) return [];
    if ((line[best] ?? 1) > solved) return [best];
    return line.flatMap((loss, place) => (loss !== null && loss <= solved ? [place] : []));
  });
}

/** For each value, the index of the largest rate at which the loss did not rise; -1 when there is none. */
export function stable(of: Of, losses: RateLosses): number[] {
  return values[of].map((_, index) => lineOf(of, losses, index).findLastIndex((loss) => loss !== null));
}
