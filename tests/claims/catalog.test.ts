/**
 * The statements of the catalog's help texts on data, first weights and activations, over several seeds and settings.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine, ExperimentDraft } from "../../wasm-bindings/engine";
import { mean } from "../../web/src/statistics";
import { dataText, granted, load } from "../wasm/support/engine";
import { seedsFrom } from "./init-families";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

const helpOf = (list: "sources" | "initializers" | "activations", name: string) =>
  engine.catalog()[list].find((one) => one.name === name)?.help ?? "";

function trained(document: ExperimentDraft) {
  const file = engine.catalog().sources.find(({ name }) => name === document.data?.source)?.file;
  const run = granted(engine.open(document, file ? dataText(file) : null));
  run.advance(Number.MAX_SAFE_INTEGER);
  const { trainAccuracy, validAccuracy, validLoss } = run.read("evaluation", {});
  const [layer] = run.read("weights", {});
  run.delete();
  return { train: trainAccuracy.at(-1) ?? Number.NaN, valid: validAccuracy.at(-1) ?? Number.NaN, validLoss, layer };
}

describe("data", () => {
  /**
   * Two ReLU units make a boundary with one corner, so one class is in a convex region. Neither half circle can be:
   * each reaches into the convex hull of the other.
   */
  test("moons without noise: the best of 24 runs gets under 97 % right with two ReLU units, all with three", () => {
    expect(helpOf("sources", "moons")).toContain("two bends");
    const best = (units: number) =>
      Math.max(
        ...seedsFrom(300, 12).flatMap((seed) =>
          [0.01, 0.03].map(
            (lr) =>
              trained({
                seed,
                data: { source: "moons", noise: 0, samples: 400, seed },
                model: { hidden: [units], activation: "relu" },
                optimizer: { name: "adam", lr },
                steps: 4000,
                evalEvery: 4000,
              }).train,
          ),
        ),
      );
    expect(best(2)).toBeLessThan(0.97);
    expect(best(3)).toBe(1);
  });

  test("diabetes: the validation loss ends over 20 % above its minimum with hidden layers, under 10 % without", () => {
    const rise = (hidden: number[], seed: number) => {
      const { validLoss } = trained({
        seed,
        data: { source: "diabetes", seed },
        model: { hidden, activation: "tanh" },
        optimizer: { name: "adam", lr: 0.01 },
        steps: 5000,
        evalEvery: 50,
      });
      return (validLoss.at(-1) ?? Number.NaN) / Math.min(...validLoss);
    };
    const seeds = seedsFrom(300, 10);
    for (const seed of seeds) expect(rise([8, 8], seed)).toBeGreaterThan(1.2);
    expect(mean(seeds.map((seed) => rise([], seed)))).toBeLessThan(1.1);
  });

  test.each([
    ["none", 2, 3],
    ["standardize", 1, 0],
  ] as const)("linear data, preprocessing %s: a linear model learns %d x + %d", (preprocess, slope, intercept) => {
    const { layer } = trained({
      data: { source: "linear", preprocess, noise: 0 },
      model: { hidden: [] },
      init: { scheme: "zeros" },
      optimizer: { name: "adam", lr: 0.03 },
      steps: 4000,
      evalEvery: 4000,
    });
    expect(layer?.weight[0]).toBeCloseTo(slope, 3);
    expect(layer?.bias[0]).toBeCloseTo(intercept, 3);
  });

  test("wine, raw columns: Adam gets over 90 % of the validation rows right, SGD under 75 %", () => {
    expect(helpOf("sources", "wine")).not.toMatch(/fail/);
    const valid = (name: string, lr: number) =>
      mean(
        seedsFrom(300, 8).map(
          (seed) =>
            trained({
              seed,
              data: { source: "wine", seed, preprocess: "none" },
              model: { hidden: [] },
              optimizer: { name, lr },
              steps: 3000,
              evalEvery: 3000,
            }).valid,
        ),
      );
    expect(Math.max(...[1e-3, 1e-2].map((lr) => valid("adam", lr)))).toBeGreaterThan(0.9);
    expect(Math.max(...[1e-5, 1e-4].map((lr) => valid("sgd", lr)))).toBeLessThan(0.75);
  });
});

describe("first weights", () => {
  test.each([
    ["relu", false],
    ["tanh", false],
    ["gelu", false],
    ["sigmoid", true],
    ["softplus", true],
  ] as const)("zeros, hidden %s units: more than 80 % of the moons become right: %s", (activation, learns) => {
    for (const seed of seedsFrom(300, 4)) {
      const { train } = trained({
        seed,
        data: { source: "moons", seed },
        model: { hidden: [8], activation },
        init: { scheme: "zeros" },
        optimizer: { name: "adam", lr: 0.03 },
        steps: 2000,
        evalEvery: 2000,
      });
      expect(train > 0.8).toBe(learns);
    }
  });

  test("zeros: a linear model gets more than 80 % of the moons right", () => {
    expect(helpOf("initializers", "zeros")).toContain("A linear model has none, and learns");
    const data = { source: "moons", seed: 300 };
    const optimizer = { name: "adam", lr: 0.03 };
    const model = { hidden: [] };
    expect(
      trained({ data, model, init: { scheme: "zeros" }, optimizer, steps: 1000, evalEvery: 1000 }).train,
    ).toBeGreaterThan(0.8);
  });

  /** The variance of the outputs of the last layer, and their second moment relative to that of the inputs. */
  const through = (scheme: string, activation: string, widths: number[], seed = 3) => {
    const { layers } = granted(
      engine.signal({ scheme, gain: 1, std: 1, activation, widths, samples: 200, bins: 1, seed }),
    );
    const [before, after] = [layers[0]?.secondMoment ?? 0, layers.at(-1)?.secondMoment ?? 0];
    return { variance: layers.at(-1)?.variance ?? 0, moment: after / before, layers };
  };

  test("LeCun: a ReLU leaves 1/2 of the second moment, and (π − 1)/(2π) = 0.34 of the variance", () => {
    for (const scheme of ["lecun-normal", "lecun-uniform"]) {
      const all = seedsFrom(1, 8).map((seed) => through(scheme, "relu", [512, 512], seed));
      expect(mean(all.map(({ moment }) => moment))).toBeCloseTo(0.5, 1);
      expect(mean(all.map(({ variance }) => variance))).toBeCloseTo((Math.PI - 1) / (2 * Math.PI), 1);
    }
  });

  test("orthogonal: a layer keeps lengths, unless it is narrower than its input", () => {
    const length = (widths: [number, number]) =>
      (through("orthogonal", "identity", widths).moment * widths[1]) / widths[0];
    expect(length([256, 256])).toBeCloseTo(1, 9);
    expect(length([64, 512])).toBeCloseTo(1, 9);
    expect(length([512, 64])).toBeLessThan(0.2);
  });

  test("sigmoid: a layer leaves under 0.15 of the gradient's second moment, but over 1.3 of it with N(0, 1)", () => {
    const back = (scheme: string, std: number) =>
      mean(
        seedsFrom(40, 5).map((seed) => {
          const { layers } = granted(
            engine.signal({
              ...{ scheme, std, gain: 1, activation: "sigmoid", widths: Array<number>(11).fill(256) },
              ...{ samples: 24, bins: 1, seed },
            }),
          );
          return ((layers[2]?.gradSecondMoment ?? 0) / (layers[8]?.gradSecondMoment ?? 1)) ** (1 / 6);
        }),
      );
    for (const scheme of ["lecun-normal", "xavier-normal", "he-normal"]) expect(back(scheme, 1)).toBeLessThan(0.15);
    expect(back("normal", 1)).toBeGreaterThan(1.3);
  });
});
