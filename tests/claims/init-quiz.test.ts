/** The statements of the quiz on schemes in its networks, over several seeds. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../wasm-bindings/engine";
import { Random } from "../../web/src/kit/random";
import { networks } from "../../web/src/lessons/init-quiz/questions/network";
import { mean } from "../../web/src/statistics";
import { dataText, granted, load } from "../wasm/support/engine";
import { logSecondMoments, seedsFrom } from "./init-families";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

describe("tanh, four layers of different widths", () => {
  const run = networks.find(({ key }) => key === "tanh")?.run;

  /** The share of outputs beyond ±0.9 in each layer, as a mean over seeds. */
  const saturated = (scheme: string): number[] => {
    const all = seedsFrom(1, 10).map((seed) => {
      const { layers } = granted(engine.signal({ ...run, scheme, std: 1, gain: 1, samples: 60, bins: 400, seed }));
      return layers.slice(1).map(({ activation: { counts, min, max } }) => {
        const beyond = counts.reduce(
          (sum, count, bin) => sum + (Math.abs(min + ((bin + 0.5) * (max - min)) / counts.length) > 0.9 ? count : 0),
          0,
        );
        return beyond / counts.reduce((sum, count) => sum + count, 0);
      });
    });
    return [0, 1, 2, 3].map((layer) => mean(all.map((one) => one[layer] ?? Number.NaN)));
  };

  test("outputs beyond ±0.9 in each layer: over 7 % with He, under 3 % with Xavier, over 85 % with N(0, 1)", () => {
    for (const share of saturated("he-normal")) expect(share).toBeGreaterThan(0.07);
    for (const share of saturated("xavier-normal")) expect(share).toBeLessThan(0.03);
    for (const share of saturated("normal")) expect(share).toBeGreaterThan(0.85);
  });

  test("outputs beyond ±0.9 in each layer: over 19 % with 2.934/n", () => {
    for (const share of saturated("unit-variance")) expect(share).toBeGreaterThan(0.19);
  });
});

test("logistic regression begins at 2.5 to 6 log 2 from N(0, 1), at log 2 from zeros; both learn", () => {
  const loss = (init: { scheme: string; std?: number }, seed: number, steps: number) => {
    const run = granted(
      engine.open(
        {
          seed,
          data: { source: "breast-cancer" },
          model: { hidden: [], activation: "relu" },
          init,
          optimizer: { name: "sgd", lr: 0.1 },
          batchSize: 32,
          steps: 1000,
          evalEvery: 1000,
        },
        dataText("breast-cancer.csv"),
      ),
    );
    run.advance(steps);
    const last = run.read("evaluation", {}).trainLoss.at(-1) ?? Number.NaN;
    run.delete();
    return last / Math.log(2);
  };
  const first = mean(seedsFrom(1, 40).map((seed) => loss({ scheme: "normal", std: 1 }, seed, 0)));
  expect(first).toBeGreaterThan(2.5);
  expect(first).toBeLessThan(6);
  expect(loss({ scheme: "zeros" }, 1, 0)).toBeCloseTo(1, 6);
  for (const init of [{ scheme: "zeros" }, { scheme: "normal", std: 1 }])
    for (const seed of seedsFrom(1, 3)) expect(loss(init, seed, 1000)).toBeLessThan(0.35);
});

test("a ReLU's derivative has mean 1/2, and halves the second moment of a weight on the way back", () => {
  const random = new Random(4);
  const [n, m] = [60, 500];
  const x = Array.from({ length: n }, () => random.normal());
  let [sum, plain] = [0, 0];
  for (let unit = 0; unit < m; unit++) {
    const w = x.map(() => random.normal());
    const z = w.reduce((total, one, index) => total + one * (x[index] as number), 0);
    sum += Number(z > 0) / m;
    // The weight's own part in z does not matter: w² is the same for -w.
    plain += ((w[0] as number) ** 2 * Number(z > 0)) / m;
  }
  expect(sum).toBeCloseTo(0.5, 1);
  expect(plain).toBeGreaterThan(0.4);
  expect(plain).toBeLessThan(0.6);
});

describe("forty square matrices with weights of variance 1/n", () => {
  const n = 64;
  /**
   * The singular values of the product of 40 matrices (`same`: one matrix 40 times), ascending, by one-sided Jacobi
   * rotations.
   */
  function stretches(seed: number, same: boolean): number[] {
    const random = new Random(seed);
    const drawn = () =>
      Array.from({ length: n }, () => Float64Array.from({ length: n }, () => random.normal() / Math.sqrt(n)));
    let factor = drawn();
    let rows = factor;
    for (let step = 1; step < 40; step++) {
      if (!same) factor = drawn();
      rows = factor.map((row) => {
        const product = new Float64Array(n);
        for (const [k, weight] of row.entries())
          for (let j = 0; j < n; j++) product[j] = (product[j] ?? 0) + weight * (rows[k]?.[j] ?? 0);
        return product;
      });
    }
    for (let round = 0; round < 12; round++)
      for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) rotate(rows[i] ?? rows[0], rows[j] ?? rows[0]);
    return rows.map((row) => Math.hypot(...row)).sort((one, other) => one - other);
  }

  function rotate(x: Float64Array | undefined, y: Float64Array | undefined): void {
    if (!x || !y) return;
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
    const common = dot(x, y);
    if (Math.abs(common) < 1e-300) return;
    const cotangent = (dot(y, y) - dot(x, x)) / (2 * common);
    const tangent = Math.sign(cotangent || 1) / (Math.abs(cotangent) + Math.sqrt(1 + cotangent ** 2));
    const cosine = 1 / Math.sqrt(1 + tangent ** 2);
    for (const [k, value] of x.entries()) {
      const other = y[k] ?? 0;
      x[k] = cosine * (value - tangent * other);
      y[k] = cosine * (tangent * value + other);
    }
  }

  test.each([true, false])(
    "over 75 % of the singular values are below 0.1, and the largest is 4 to 200; one matrix: %s",
    (same) => {
      const all = seedsFrom(1, 6).map((seed) => stretches(seed, same));
      for (const values of all) {
        expect(values.filter((value) => value < 0.1).length / n).toBeGreaterThan(0.75);
        expect(values.filter((value) => value > 1).length / n).toBeLessThan(0.2);
      }
      const longest = all.map((values) => values.at(-1) ?? 0).sort((one, other) => one - other);
      expect(longest[3]).toBeGreaterThan(4);
      expect(longest[3]).toBeLessThan(200);
    },
  );
});

test("over 20 networks, log E[h²] has under a third of the range of ReLUs with tanh or with normalization", () => {
  const spread = (request: Parameters<typeof logSecondMoments>[1]) => {
    const logs = logSecondMoments(engine, { ...request, widths: Array<number>(21).fill(256) }, seedsFrom(1, 20));
    return Math.max(...logs) - Math.min(...logs);
  };
  const relu = spread({ scheme: "he-normal", gain: 1, activation: "relu" });
  for (const gain of [1, 5 / 3])
    expect(spread({ scheme: "lecun-normal", gain, activation: "tanh" })).toBeLessThan(relu / 3);
  expect(spread({ scheme: "he-normal", gain: 1, activation: "relu", normalization: "layer" })).toBeLessThan(relu / 3);
});
