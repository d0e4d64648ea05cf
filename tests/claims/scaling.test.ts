import { beforeAll, describe, expect, it } from "vitest";
import type { Engine, ExperimentDraft } from "../../wasm-bindings/engine";
import { Random } from "../../web/src/kit";
import { limit } from "../../web/src/lessons/scaling/noise";
import { rates, realDocument } from "../../web/src/lessons/scaling/real";
import { mean } from "../../web/src/statistics";
import { dataText, granted, load } from "../wasm/support/engine";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

const sources = ["wine", "breast-cancer"] as const;

/** The validation accuracy in per cent at each seed's best rate, as a mean over five seeds of split and batches. */
function best(source: (typeof sources)[number], preprocess: string, name: string, steps: number): number {
  const accuracy = (lr: number, seed: number) => {
    const usual = realDocument({ source, hidden: 0 }, preprocess, lr);
    const document: ExperimentDraft = {
      ...usual,
      seed,
      data: { ...usual.data, seed },
      optimizer: { name, lr },
      steps,
      evalEvery: steps,
    };
    const run = granted(engine.open(document, dataText(`${source}.csv`)));
    run.advance(steps);
    const { validAccuracy } = run.read("evaluation", {});
    run.delete();
    return 100 * (validAccuracy.at(-1) ?? Number.NaN);
  };
  return mean([0, 1, 2, 3, 4].map((seed) => Math.max(...rates.map((lr) => accuracy(lr, seed)))));
}

describe("raw columns, linear model", () => {
  it.each(sources)("%s: Adam is over 1 point above SGD, and over 0.5 points below standardized columns", (source) => {
    const standardized = best(source, "standardize", "sgd", 3000);
    const [sgd, adam] = [best(source, "none", "sgd", 3000), best(source, "none", "adam", 3000)];
    expect(adam).toBeGreaterThan(sgd + 1);
    expect(adam).toBeLessThan(standardized - 0.5);
    expect(best(source, "none", "sgd", 300)).toBeLessThan(adam);
  });
});

/** The largest stable rates for Gaussian inputs and a bias, whose input is 1, in per cent above the formula's. */
describe("small batches", () => {
  const above = (inputs: number, batch: number, holds: (lr: number) => boolean): number => {
    const formula = limit(inputs + 1, batch);
    let [stable, unstable] = [0.5 * formula, 3 * formula];
    for (let halving = 0; halving < 12; halving++) {
      const lr = (stable + unstable) / 2;
      if (holds(lr)) stable = lr;
      else unstable = lr;
    }
    return 100 * (stable / formula - 1);
  };

  /**
   * Exact: whether the mean squares of a weight and of the bias shrink. A step multiplies them by a 2 x 2 matrix, whose
   * larger eigenvalue must be below 1.
   */
  const inTheMean = (inputs: number, batch: number) => (lr: number) => {
    const [rest, noise] = [1 - 4 * lr + 4 * lr * lr * (1 - 1 / batch), (4 * lr * lr) / batch];
    const [a, b, c, d] = [rest + noise * (inputs + 2), noise, noise * inputs, rest + noise];
    return (a + d) / 2 + Math.sqrt(((a - d) / 2) ** 2 + b * c) < 1;
  };

  it.each([
    [20, 0.1, 0.5],
    [10, 0.5, 1.3],
    [2, 2, 10],
  ])("with %i inputs the bias raises the limit by %f to %f percent", (inputs, least, most) => {
    for (const batch of [1, 2, 4, 16]) {
      const percent = above(inputs, batch, inTheMean(inputs, batch));
      expect(percent).toBeGreaterThan(least);
      expect(percent).toBeLessThan(most);
    }
  });

  /** By simulation: whether the logarithm of the distance falls over a run of many steps. */
  const typically = (inputs: number, batch: number, steps: number) => (lr: number) => {
    const random = new Random(inputs, batch);
    let error = Float64Array.from({ length: inputs + 1 }, () => random.normal());
    let grown = 0;
    for (let step = 0; step < steps; step++) {
      const next = error.slice();
      for (let row = 0; row < batch; row++) {
        const x = error.map((_, i) => (i < inputs ? random.normal() : 1));
        const output = x.reduce((sum, value, i) => sum + value * (error[i] ?? 0), 0);
        for (const [i, value] of x.entries()) next[i] = (next[i] ?? 0) - (2 * lr * output * value) / batch;
      }
      const length = Math.hypot(...next);
      grown += Math.log(length);
      error = next.map((value) => value / length);
    }
    return grown < 0;
  };

  it.each([
    [20, 1, 1, 6],
    [20, 4, 1, 7],
    [10, 1, 4, 14],
    [10, 4, 4, 14],
    [2, 1, 40, 70],
    [2, 4, 30, 60],
    [2, 16, 14, 28],
  ])("%i inputs, batches of %i: simulated limits are %i to %i percent higher", (inputs, batch, least, most) => {
    const percent = above(inputs, batch, typically(inputs, batch, 20_000));
    expect(percent).toBeGreaterThan(least);
    expect(percent).toBeLessThan(most);
  });
});
