import { beforeAll, describe, expect, it } from "vitest";
import type {
  Distribution,
  Engine,
  Signal,
  SignalLayer,
  SignalPrediction,
  SignalRequest,
} from "../../wasm-bindings/engine";
import { load, signalOf } from "./support/engine";
import { aNumber, expectShape, listOf, orNull, type Shape } from "./support/shape";

const distribution: Shape<Distribution> = {
  mean: "number",
  variance: "number",
  min: "number",
  max: "number",
  counts: "Float32Array",
};
const aDistribution = (value: unknown) => expectShape<Distribution>(value, distribution);
const layer: Shape<SignalLayer> = {
  layer: aNumber,
  mean: aNumber,
  variance: aNumber,
  secondMoment: aNumber,
  unitVariance: aNumber,
  gradSecondMoment: aNumber,
  dead: aNumber,
  spread: aNumber,
  preactivation: orNull(aDistribution),
  activation: aDistribution,
};
const prediction: Shape<SignalPrediction> = {
  mean: "number",
  variance: "number",
  secondMoment: "number",
  gradSecondMoment: "number",
};

describe("signal", () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await load());
  });

  const signal = (request: SignalRequest): Signal => signalOf(engine, request);
  const last = (answer: Signal) => answer.layers.at(-1) as SignalLayer;

  it("has the shape that signal.d.ts states", () => {
    expectShape<Signal>(signal({ scheme: "he-normal", activation: "relu", width: 8, depth: 2, samples: 4 }), {
      layers: listOf((item) => expectShape<SignalLayer>(item, layer), 3),
      predicted: listOf((item) => expectShape<SignalPrediction>(item, prediction), 3),
    });
  });

  it("gives the quiz's answer variance 1 in its first layer, beside the theory", () => {
    const { layers, predicted } = signal({
      scheme: "unit-variance",
      activation: "relu",
      width: 512,
      depth: 1,
      samples: 1000,
    });
    expect(layers[1]?.variance).toBeCloseTo(1, 1.5);
    expect(predicted[1]?.variance).toBeCloseTo(1, 12);
    expect(predicted[1]?.secondMoment).toBeCloseTo(Math.PI / (Math.PI - 1), 12);
  });

  it("counts every activation in one of the requested bins", () => {
    const { layers } = signal({ scheme: "he-normal", activation: "tanh", width: 10, depth: 1, samples: 30, bins: 7 });
    expect(layers[0]?.preactivation).toBeNull();
    for (const result of [layers[1]?.preactivation, layers[1]?.activation]) {
      expect(result?.counts.length).toBe(7);
      expect(result?.counts.reduce((sum, count) => sum + count)).toBe(300);
    }
  });

  it("has no prediction where the theory does not hold", () => {
    for (const request of [{ scheme: "constant" }, { scheme: "he-normal", normalization: "layer" }])
      expect(signal({ activation: "relu", width: 6, depth: 2, samples: 4, ...request }).predicted).toEqual([
        null,
        null,
        null,
      ]);
  });

  it("has random biases only when requested: then PyTorch's default levels off at 1/(5n)", () => {
    const request = { scheme: "torch-default", activation: "relu", width: 256, depth: 20, samples: 16 };
    expect(last(signal(request)).secondMoment).toBeLessThan(1e-12);
    const saved = last(signal({ ...request, biases: true })).secondMoment;
    expect(saved * 5 * 256).toBeGreaterThan(0.5);
    expect(saved * 5 * 256).toBeLessThan(2);
  });

  it("accepts a width for each layer: the gradient grows with the fan-out", () => {
    const { layers } = signal({ scheme: "he-normal", activation: "relu", widths: [256, 1024], samples: 50 });
    expect(layers[0]?.gradSecondMoment).toBeGreaterThan(3.6);
    expect(layers[0]?.gradSecondMoment).toBeLessThan(4.4);
  });

  it("changes with the gain as in theory, on the same draws", () => {
    const request = { scheme: "lecun-normal", activation: "relu", width: 30, depth: 3, samples: 10 };
    const plain = last(signal(request)).secondMoment;
    expect(last(signal({ ...request, gain: 3 })).secondMoment / plain / 3 ** 6).toBeCloseTo(1, 10);
    expect(last(signal(request)).secondMoment).toBe(plain);
  });

  it("names the paths of invalid members", () => {
    const answer = engine.signal({ scheme: "magic", activation: "relu", depth: 0 });
    expect("problems" in answer && answer.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      "scheme unknown-choice",
      "depth out-of-range",
    ]);
  });
});
