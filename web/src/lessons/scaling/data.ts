import type { ExperimentDraft } from "../../engine/types";

/** `count` equally spaced numbers with mean 0 and variance 1. */
export function evenly(count: number): number[] {
  const step = Math.sqrt(3 / (count * count - 1));
  return Array.from({ length: count }, (_, i) => (2 * i - count + 1) * step);
}

/** The text of a CSV table; the last column is the target. */
export function csv(names: readonly string[], rows: readonly (readonly (number | string)[])[]): string {
  return [names, ...rows].map((row) => row.join(",")).join("\n");
}

/** A table with one input of mean 0 and variance 1, and y = slope x + intercept without noise. */
export function line(slope: number, intercept: number, count = 32): string {
  return csv(
    ["x", "y"],
    evenly(count).map((x) => [x, slope * x + intercept]),
  );
}

/**
 * A table with two inputs that have exactly these standard deviations, this correlation and these means;
 * y = 2 u1 - u2, where u1 and u2 are the standardized inputs.
 */
export function plane(
  [first, second]: readonly [number, number],
  correlation: number,
  [left, right]: readonly [number, number] = [0, 0],
  side = 8,
): string {
  const grid = evenly(side);
  const rest = Math.sqrt(1 - correlation * correlation);
  const points = grid.flatMap((u) => grid.map((v) => [u, correlation * u + rest * v] as const));
  return csv(
    ["x1", "x2", "y"],
    points.map(([u, v]) => [left + first * u, right + second * v, 2 * u - v]),
  );
}

/** Linear regression by gradient descent on all rows of a CSV table, from weights 0. */
export function regression(
  text: string,
  lr: number,
  steps: number,
  data: ExperimentDraft["data"] = {},
): ExperimentDraft {
  return {
    data: { source: "csv", csv: text, split: [1, 0, 0], preprocess: "none", ...data },
    model: { hidden: [] },
    init: { scheme: "zeros" },
    loss: "mse",
    optimizer: { name: "sgd", lr },
    batchSize: 100_000,
    steps,
    evalEvery: steps,
  };
}
