import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../wasm-bindings/engine";
import { alikeExperiment, alikeSteps } from "../../web/src/lessons/init/alike";
import { deepExperiment, deepSteps } from "../../web/src/lessons/init/deep-run";
import { compared, type Line } from "../../web/src/lessons/init/lines";
import { balancedGain, observations } from "../../web/src/lessons/init/observations";
import { cases, sortingExperiment, unitsAlike } from "../../web/src/lessons/init/sorting-run";
import { mean, median, variance } from "../../web/src/statistics";
import { dataText, granted, load } from "../wasm/support/engine";
import {
  expectTheoryInside,
  logSecondMoments,
  lossAfter,
  observed,
  seedsFrom,
  sortedAs,
  sortedBy,
} from "./init-families";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

const wide = (layers: number, width: number) => Array<number>(layers + 1).fill(width);

describe("the tables of observations", () => {
  const keys = observations.map(({ key }) => key).filter((key) => key !== "alike");
  test.each(keys)("%s: theory is within the range of 20 networks, for three sets of seeds", (key) => {
    for (const first of [0, 100, 5000]) for (const one of observed(engine, key, first, 20)) expectTheoryInside(one);
  });
});

describe("networks differ much at depth", () => {
  test.each([
    [256, 20],
    [256, 50],
    [128, 20],
    [128, 10],
    [64, 10],
    [512, 10],
  ])("width %d, %d layers: log E[h^2] deviates by up to 1.2 sqrt(5 L / n), its mean is < 0.15", (width, layers) => {
    const logs = logSecondMoments(
      engine,
      { scheme: "he-normal", activation: "relu", widths: wide(layers, width) },
      seedsFrom(1, 60),
    );
    const spread = Math.sqrt(variance(logs)) / Math.sqrt((5 * layers) / width);
    // The standard error of a deviation over 60 networks is 9 %.
    expect(spread).toBeGreaterThan(0.55);
    expect(spread).toBeLessThan(1.2);
    expect(mean(logs)).toBeLessThan(0.15);
    expect(mean(logs)).toBeGreaterThan((-5 * layers) / (2 * width) - 0.3);
  });
});

test("over 20 networks, log E[h²] has under a ninth of the variance of ReLUs with tanh or with normalization", () => {
  const spread = (activation: string, scheme: string, normalization = "none") =>
    variance(
      logSecondMoments(engine, { scheme, activation, normalization, widths: wide(20, 256) }, seedsFrom(700, 20)),
    );
  const relu = spread("relu", "he-normal");
  for (const brought of [spread("tanh", "lecun-normal"), spread("relu", "he-normal", "layer")])
    expect(brought).toBeLessThan(relu / 9);
});

test.each([64, 256])("under 1e-9 of a signal with PyTorch's biases depends on the input, width %i", (width) => {
  const deep = (biases: boolean, seed: number) => {
    const request = { scheme: "torch-default", activation: "relu", widths: wide(20, width), biases };
    const { layers } = granted(engine.signal({ ...request, samples: 50, bins: 1, std: 1, gain: 1, seed }));
    return { power: layers.at(-1)?.secondMoment ?? 0, varying: layers.at(-1)?.unitVariance ?? 1 };
  };
  for (const seed of seedsFrom(70, 5)) {
    const { power, varying } = deep(true, seed);
    expect(varying).toBeLessThan(1e-9 * power);
    // The control: without biases the remaining signal depends on the input.
    const without = deep(false, seed);
    expect(without.varying).toBeGreaterThan(1e-4 * without.power);
  }
});

describe("the balanced gain of GELU and SiLU relative to He", () => {
  test.each(["gelu", "silu"] as const)("%s: E[h²] is near 1 with it, under 1/2 without it", (activation) => {
    const at = (gain: number, layers: number, width: number) =>
      Math.exp(
        median(
          logSecondMoments(
            engine,
            { scheme: "he-normal", gain, activation, widths: wide(layers, width) },
            seedsFrom(1, 20),
          ),
        ),
      );
    const right = balancedGain[activation];
    for (const width of [128, 256, 512]) {
      expect(Math.abs(Math.log(at(right, 5, width)))).toBeLessThan(0.35);
      expect(at(1, 10, width)).toBeLessThan(0.5);
      // The gain relative to 1/n, used by mistake as one relative to He.
      expect(at(right * Math.SQRT2, 10, width)).toBeGreaterThan(1e3);
    }
    const { predicted } = granted(
      engine.signal({
        scheme: "he-normal",
        gain: right,
        std: 0.1,
        activation,
        widths: wide(1, 256),
        samples: 8,
        bins: 1,
        seed: 1,
      }),
    );
    expect(predicted[1]?.secondMoment).toBeCloseTo(1, 3);
  });
});

describe("closed forms of smooth activations", () => {
  /** E[h²] in each layer, in theory. */
  const powers = (activation: string, gain: number, depth: number, inputStd = 1) =>
    granted(
      engine.signal({
        ...{ scheme: "he-normal", gain, std: 0.1, activation, inputStd, widths: wide(depth, 8) },
        ...{ samples: 8, bins: 1, seed: 1 },
      }),
    ).predicted.map((layer) => layer?.secondMoment ?? Number.NaN);

  test.each(["gelu", "silu"] as const)("%s under He: the factor of a layer falls with depth, to 1/2", (activation) => {
    const all = powers(activation, 1, 40);
    const factors = all.slice(1).map((power, layer) => power / (all[layer] ?? Number.NaN));
    for (const [layer, factor] of factors.entries())
      if (layer > 0) expect(factor).toBeLessThan(factors[layer - 1] ?? Number.NaN);
    expect(factors.at(-1)).toBeCloseTo(0.5, 2);
  });

  test.each(["gelu", "silu"] as const)("%s, balanced gain: inputs 5 %% off drift in every layer", (activation) => {
    for (const inputStd of [0.95, 1.05]) {
      const all = powers(activation, balancedGain[activation], 20, inputStd).map((power) => Math.abs(Math.log(power)));
      for (const [layer, off] of all.entries()) if (layer > 0) expect(off).toBeGreaterThan(all[layer - 1] ?? 0);
      expect(all.at(-1)).toBeGreaterThan(2 * (all[0] ?? 0));
    }
  });
});

describe("the mean of inputs, and equal weights", () => {
  const layersOf = (request: Partial<Parameters<Engine["signal"]>[0]>, seed: number) =>
    granted(
      engine.signal({
        ...{ scheme: "unit-variance", gain: 1, std: 1, activation: "relu", widths: wide(20, 256) },
        ...{ samples: 40, bins: 1, seed, ...request },
      }),
    ).layers;

  test.each([0.5, 1, 2])(
    "mean %d: a gain of 1/√(1 + μ²) gives the first layer variance 1, later ones the factor 1.467/(1 + μ²)",
    (mu) => {
      const gain = 1 / Math.sqrt(1 + mu * mu);
      const all = seedsFrom(1, 20).map((seed) => layersOf({ inputMean: mu, gain }, seed));
      expect(Math.abs(mean(all.map(([, first]) => first?.variance ?? Number.NaN)) - 1)).toBeLessThan(0.1);
      // Each later layer multiplies E[h²] by π/(π − 1)/(1 + μ²).
      const shrinks = median(all.map((layers) => (layers[20]?.secondMoment ?? 1) / (layers[1]?.secondMoment ?? 1)));
      const factor = Math.PI / (Math.PI - 1) / (1 + mu * mu);
      expect(Math.abs(Math.log(shrinks) - 19 * Math.log(factor))).toBeLessThan(0.6);
    },
  );

  test.each([32, 256])(
    "with all weights 1/n the signal stays the same from layer 1 on, and over 30 % of it varies with the input: n = %d",
    (n) => {
      for (const seed of seedsFrom(1, 5)) {
        const layers = layersOf({ scheme: "constant", std: 1 / n, widths: wide(20, n) }, seed);
        const [first, last] = [layers[1], layers[20]];
        expect(last?.secondMoment).toBeCloseTo(first?.secondMoment ?? Number.NaN, 12);
        expect(first?.secondMoment).toBeLessThan(3 / n);
        expect(last?.unitVariance).toBeGreaterThan(0.3 * (last?.secondMoment ?? Number.NaN));
      }
    },
  );

  test("equal units get equal gradients if their outgoing weights are equal, and different ones if not", () => {
    const gradient = (v: number) => {
      const text = "v * relu(a * x) + w * relu(b * x)";
      const { gradient: all } = granted(engine.express({ text, at: { a: 0.3, b: 0.3, v, w: 0.3, x: 2 }, mode: "vjp" }));
      return [all.a, all.b].map((one) => one?.values[0]);
    };
    expect(gradient(0.3)).toEqual([0.6, 0.6]);
    expect(gradient(0.5)).toEqual([1, 0.6]);
  });
});

describe("normalization", () => {
  const deep = (std: number, scheme = "normal"): Line => ({ scheme, gain: 1, std, biases: false, chosen: false });

  test.each([0.01, 0.1, 1, 3])("N(0, %d²): E[h²] is 1/2 after 20 normalized layers", (std) => {
    for (const width of [128, 256])
      for (const log of logSecondMoments(
        engine,
        { scheme: "normal", std, activation: "relu", normalization: "layer", widths: wide(20, width) },
        seedsFrom(1, 10),
      ))
        expect(Math.abs(log - Math.log(0.5))).toBeLessThan(0.15);
  });

  test.each([64, 256, 512])(
    "width %d: with weights of twice √(2ε/n) E[h²] stays above 1/4, with half of it E[h²] falls below 1e-6",
    (n) => {
      const edge = Math.sqrt((2 * 1e-5) / n);
      const normalized = { scheme: "normal", activation: "relu", normalization: "layer", widths: wide(20, n) };
      const [log] = logSecondMoments(engine, { ...normalized, std: 2 * edge }, [1]) as [number];
      expect(log).toBeGreaterThan(Math.log(0.25));
      const [vanished] = logSecondMoments(engine, { ...normalized, std: edge / 2 }, [1]) as [number];
      expect(vanished).toBeLessThan(Math.log(1e-6));
    },
  );

  test("N(0, 0.0001²) vanishes in spite of it, because ε is larger; N(0, 1) explodes without it", () => {
    const normalized = { scheme: "normal", activation: "relu", normalization: "layer", widths: wide(20, 256) };
    for (const log of logSecondMoments(engine, { ...normalized, std: 1e-4 }, seedsFrom(1, 5)))
      expect(log).toBeLessThan(-20);
    for (const log of logSecondMoments(engine, { ...normalized, std: 1, normalization: "none" }, seedsFrom(1, 5)))
      expect(log).toBeGreaterThan(80);
  });

  test.each([
    ["layer", "sgd"],
    ["layer", "adam"],
    ["batch", "sgd"],
    ["batch", "adam"],
  ] as const)("%s, %s: the loss from N(0, 1) ends over twice as high as from He", (normalization, optimizer) => {
    for (const seed of seedsFrom(1, 5)) {
      const loss = (line: Line) =>
        lossAfter(engine, deepExperiment({ layers: 10, optimizer, normalization }, line, seed), deepSteps);
      const he = loss(deep(0.1, "he-normal"));
      expect(loss(deep(1))).toBeGreaterThan(2 * he);
      // Batch normalization compensates for weights that are too small, layer normalization does not.
      if (normalization === "layer") expect(loss(deep(0.01))).toBeGreaterThan(10 * he);
    }
  });
});

describe("how a network begins and how it ends", () => {
  const rates = [0.05, 0.1, 0.2];
  test.each(cases)("$key: begins and ends as the page says, also at half and twice its rate", (one) => {
    for (const lr of rates)
      for (const seed of seedsFrom(1, lr === 0.1 ? 10 : 3))
        expect(sortedBy(engine, one, seed, lr), `rate ${lr}, seed ${seed}`).toEqual(sortedAs[one.key]);
  });

  test("after 300 updates N(0, 0.01²) is above 0.9 of guessing; N(0, 1) begins at 80 to 220 times it", () => {
    const relative = (key: string, seed: number) => {
      const one = cases.find((candidate) => candidate.key === key) as (typeof cases)[number];
      const run = granted(engine.open(sortingExperiment(one, seed, 0.1), dataText("digits.csv")));
      run.advance(300);
      const { trainLoss } = run.read("evaluation", {});
      run.delete();
      return [trainLoss[0], trainLoss.at(-1)].map((loss) => (loss ?? Number.NaN) / Math.log(10));
    };
    for (const seed of seedsFrom(40, 10)) {
      const [, late = 0] = relative("small", seed);
      expect(late).toBeGreaterThan(0.9);
      const [first = 0] = relative("large", seed);
      expect(first).toBeGreaterThan(80);
      expect(first).toBeLessThan(220);
    }
  });

  test.each([0.03, 0.3])("at a rate of %d seven of the eight cases begin and end as at 0.1", (lr) => {
    const other = lr === 0.03 ? "small" : "large";
    for (const one of cases.filter(({ key }) => key !== other))
      for (const seed of seedsFrom(1, 3))
        expect(sortedBy(engine, one, seed, lr), `${one.key}, seed ${seed}`).toEqual(sortedAs[one.key]);
  });

  test("N(0, 0.01²) has not learned by the end at a rate of 0.03, nor has N(0, 1) at 0.3", () => {
    const byKey = (key: string) => cases.find((one) => one.key === key) as (typeof cases)[number];
    for (const seed of seedsFrom(1, 5)) {
      expect(sortedBy(engine, byKey("small"), seed, 0.03)).toEqual(["stands", "not"]);
      expect(sortedBy(engine, byKey("large"), seed, 0.3)).toEqual(["explodes", "not"]);
    }
  });
});

describe("equal weights, with equal outgoing weights too", () => {
  test.each(["moons", "spiral", "circles"])("%s: hidden units stay exactly equal; those from He differ", (source) => {
    for (const activation of ["relu", "tanh", "gelu"])
      for (const start of ["equal", "he"] as const) {
        const usual = alikeExperiment(start);
        const run = granted(engine.open({ ...usual, data: { source }, model: { ...usual.model, activation } }, null));
        run.advance(alikeSteps);
        expect(unitsAlike(run.read("weights", {})), `${activation}, ${start}`).toBe(start === "equal");
        run.delete();
      }
  });
});

describe("Adam compensates for a bad scale only in part", () => {
  const small: Line = { scheme: "normal", gain: 1, std: 0.01, biases: false, chosen: false };
  const he = compared("he-normal");
  test("four layers from N(0, 0.01²): Adam ends below 0.9 log 10, SGD does not, He at a tenth; ten guess", () => {
    const guessing = Math.log(10);
    for (const seed of seedsFrom(1, 5)) {
      const loss = (line: Line, layers: number, optimizer: "sgd" | "adam") =>
        lossAfter(engine, deepExperiment({ layers, optimizer, normalization: "none" }, line, seed), deepSteps);
      expect(loss(small, 4, "sgd")).toBeGreaterThan(0.98 * guessing);
      expect(loss(small, 4, "adam")).toBeLessThan(0.9 * guessing);
      expect(loss(he, 4, "adam")).toBeLessThan(loss(small, 4, "adam") / 10);
      expect(loss(small, 10, "adam")).toBeGreaterThan(0.98 * guessing);
    }
  });

  test("ten layers from N(0, 1) diverge within ten steps of SGD", () => {
    for (const seed of seedsFrom(1, 10))
      expect(
        lossAfter(
          engine,
          deepExperiment({ layers: 10, optimizer: "sgd", normalization: "none" }, compared("normal"), seed),
          10,
        ),
      ).toBe(Number.POSITIVE_INFINITY);
  });
});
