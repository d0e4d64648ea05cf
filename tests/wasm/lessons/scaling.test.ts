import { beforeAll, describe, expect, test } from "vitest";
import type { Engine, ExperimentDraft } from "../../../wasm-bindings/engine";
import { bowlDocument, cut } from "../../../web/src/lessons/scaling/bowl";
import { measuredRate, predictedRate, stepsTo, trace } from "../../../web/src/lessons/scaling/curves";
import { line, regression } from "../../../web/src/lessons/scaling/data";
import { evidence, lineNames, mixed, truth } from "../../../web/src/lessons/scaling/slip";
import { defaults, largestLr } from "../../../web/src/lessons/scaling/state";
import { mostSteps, walk } from "../../../web/src/lessons/scaling/walk";
import { granted, load } from "../support/engine";
import { laboratoryOf } from "../support/laboratory";

/** The limit between two numbers at which a condition begins to hold (true for the second only), by bisection. */
function bisected(low: number, high: number, holds: (value: number) => boolean, halvings = 12): number {
  let [below, above] = [low, high];
  for (let turn = 0; turn < halvings; turn++) {
    const middle = Math.sqrt(below * above);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return Math.sqrt(below * above);
}

/** The claims of the lesson, checked with the engine. */
describe("scaling", () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await load());
  });
  const curvature = (document: ExperimentDraft) => granted(engine.curvature(document, null));
  const scaled = (scale: number) => regression(line(2, 0), 0.1, 200, { inputScale: scale });
  const losses = (document: ExperimentDraft) => {
    const run = granted(engine.open(document, null));
    run.advance(200);
    const { loss } = run.read("losses", {});
    run.delete();
    return loss;
  };

  test.each([0.01, 0.1, 0.3, 1, 2, 3.1, 3.3, 10])("at scale %f the measured rate is |1 - 2 lr s^2|", (scale) => {
    const result = curvature(scaled(scale));
    const exact = Math.abs(1 - 0.2 * scale * scale);
    expect(predictedRate(result, 0.1)).toBeCloseTo(exact, 10);
    expect(measuredRate(losses(scaled(scale)), result.least)).toBeCloseTo(exact, 3);
  });

  test("every scale and learning rate that can be chosen runs as predicted, the last one included", async () => {
    for (const scale of [0.01, 0.1, 0.3, 0.7, 1, 2, 3.1, 3.3, 10])
      for (const lr of [1e-4, 0.01, 0.1, 0.3, 0.9, largestLr]) {
        const { predicted, measured } = await trace(laboratoryOf(engine), scale, lr, 400);
        if (!Number.isNaN(measured))
          expect(Math.abs(measured - predicted) / predicted, `${scale} at ${lr}`).toBeLessThan(1e-5);
      }
  });

  test("by bisection the largest scale at rate 0.1 is the root of 10, the largest rate 2 / lambda max", () => {
    const grows = (scale: number, lr: number) => {
      const loss = losses(regression(line(2, 0), lr, 200, { inputScale: scale }));
      return !((loss[199] ?? Number.NaN) <= (loss[0] ?? 0));
    };
    expect(bisected(0.5, 10, (scale) => grows(scale, 0.1)) / Math.sqrt(10)).toBeCloseTo(1, 2);
    // Scales at which the weight is the steepest direction: below 1 it is the bias, which does not move here.
    for (const scale of [1.5, 3, 10]) {
      const { largestRate } = curvature(scaled(scale));
      const result = bisected(1e-4, 2, (lr) => grows(scale, lr));
      expect(Math.abs(result / largestRate - 1)).toBeLessThan(0.01);
      expect(Math.abs(result * scale * scale - 1)).toBeLessThan(0.01);
    }
  });

  test("two inputs with means and a bias have one limit for three parameters", () => {
    for (const preprocess of ["none", "min-max"] as const) {
      const state = { ...defaults.bowl, inputs: 2 as const, mean: 2, secondMean: -1, preprocess };
      const { parameters, largestRate } = curvature(bowlDocument(state));
      expect(parameters).toBe(3);
      const result = bisected(1e-4, 2, (lr) => {
        const loss = losses({ ...bowlDocument({ ...state, lr }), steps: 200, evalEvery: 200 });
        return !((loss[199] ?? Number.NaN) <= (loss[0] ?? 0));
      });
      expect(Math.abs(result / largestRate - 1), preprocess).toBeLessThan(0.01);
    }
  });

  test("divergence begins at the square root of 10, where the learning rate is 2 / lambda max", () => {
    for (const [scale, grows] of [
      [3.1622, false],
      [3.163, true],
    ] as const) {
      const loss = losses(scaled(scale));
      expect((loss[199] ?? 0) > (loss[0] ?? 0)).toBe(grows);
      expect(0.1 > curvature(scaled(scale)).largestRate).toBe(grows);
    }
  });

  test("every loss begins at 4; rounding is invisible above 1e-9, and below it a slow curve becomes flat", async () => {
    const curveOf = (scale: number, lr: number) => trace(laboratoryOf(engine), scale, lr, 2000);
    for (const [scale, lr] of [
      [0.1, 0.3],
      [0.3, 0.1],
      [0.5, 0.03],
      [1, 0.01],
      [2, 0.001],
      [10, 1e-4],
      [3.1, 0.1],
    ] as const) {
      const { losses, predicted } = await curveOf(scale, lr);
      expect(losses[0]).toBeCloseTo(4, 5);
      for (const [step, loss] of losses.entries()) {
        const exact = 4 * predicted ** (2 * step);
        // A tenth of a power of ten is about the width of the drawn line.
        if (exact > 1e-9) expect(Math.abs(Math.log10(loss / exact)), `${scale} at ${lr}, ${step}`).toBeLessThan(0.1);
      }
    }
    const { losses, predicted } = await curveOf(0.3, 0.1);
    expect(stepsTo(1e-6, predicted)).toBe(761);
    expect(losses[1999]).toBe(losses[1000]);
    expect(losses[1999]).toBeGreaterThan(4e-12);
  });

  test("the number of steps to a millionth of the distance follows from the rate", () => {
    const counts = [0.01, 0.1, 0.3, 1, 2].map((scale) => stepsTo(1e-6, predictedRate(curvature(scaled(scale)), 0.1)));
    expect(counts).toEqual([690_769, 6901, 761, 62, 9]);
  });

  test("a mean makes the bowl long; standardizing makes it round, with a largest rate of 1", () => {
    const raw = curvature(bowlDocument({ ...defaults.bowl, mean: 5 }));
    expect(raw.condition).toBeCloseTo(727, 0);
    expect(raw.largestRate).toBeCloseTo(0.037088, 5);
    const round = curvature(bowlDocument({ ...defaults.bowl, mean: 5, preprocess: "standardize" }));
    expect(round.condition).toBeCloseTo(1, 6);
    expect(round.largestRate).toBeCloseTo(1, 6);
  });

  test("of two correlated inputs only whitening makes a round bowl", () => {
    const condition = (preprocess: "standardize" | "whiten") =>
      curvature(bowlDocument({ ...defaults.bowl, inputs: 2, preprocess })).condition;
    expect(condition("standardize")).toBeCloseTo(1.6 / 0.4, 6);
    expect(condition("whiten")).toBeCloseTo(1, 4);
  });

  test("one input standardized, or two whitened, make a round bowl; min-max does not", () => {
    const condition = (state: Partial<typeof defaults.bowl>) =>
      curvature(bowlDocument({ ...defaults.bowl, ...state })).condition;
    for (const scale of [0.05, 1, 20])
      for (const mean of [-5, 0, 3]) {
        expect(condition({ scale, mean, preprocess: "standardize" })).toBeCloseTo(1, 4);
        expect(condition({ scale, mean, preprocess: "min-max" })).toBeGreaterThan(10);
        for (const correlation of [-0.9, 0.3, 0.9]) {
          const two = { inputs: 2, scale, mean, secondMean: -mean, correlation } as const;
          expect(condition({ ...two, preprocess: "whiten" })).toBeCloseTo(1, 3);
          expect(condition({ ...two, preprocess: "standardize" })).toBeGreaterThan(1.5);
        }
      }
  });

  test("a mean of either input makes the bowl of two longer; the picture is a section of the same Hessian", () => {
    const at = (mean: number, secondMean: number) =>
      curvature(bowlDocument({ ...defaults.bowl, inputs: 2, second: 1, correlation: 0, mean, secondMean }));
    expect(at(0, 0).condition).toBeCloseTo(1, 6);
    // 2 [[1 + m^2, 0, m], [0, 1, 0], [m, 0, 1]]: eigenvalues 2 (1 + m^2/2 +- m sqrt(1 + m^2/4)).
    const exact = (m: number) =>
      (1 + (m * m) / 2 + m * Math.sqrt(1 + (m * m) / 4)) / (1 + (m * m) / 2 - m * Math.sqrt(1 + (m * m) / 4));
    expect(at(2, 0).condition).toBeCloseTo(exact(2), 6);
    expect(at(0, 3).condition).toBeCloseTo(exact(3), 6);
    const { a, b, c } = cut(at(2, 3));
    expect([a, b, c].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([10, 12, 20]);
  });

  test("one step, number by number: residuals of the line, their sums times 2/N, and the step itself", async () => {
    const lr = 0.2;
    const { steps, quadratic } = await walk(laboratoryOf(engine), lr);
    expect(steps).toHaveLength(mostSteps + 1);
    for (const [at, { w, b, x, y, residual, loss, gradient }] of steps.entries()) {
      const sum = (of: (i: number) => number) => x.reduce((total, _, i) => total + of(i), 0);
      for (const i of x.keys()) expect(residual[i]).toBeCloseTo(w * (x[i] ?? 0) + b - (y[i] ?? 0), 5);
      expect(loss).toBeCloseTo(sum((i) => (residual[i] ?? 0) ** 2) / x.length, 4);
      expect(gradient.w).toBeCloseTo((2 / x.length) * sum((i) => (residual[i] ?? 0) * (x[i] ?? 0)), 5);
      expect(gradient.b).toBeCloseTo((2 / x.length) * sum((i) => residual[i] ?? 0), 5);
      const next = steps[at + 1];
      if (next)
        expect([next.w, next.b]).toEqual([
          expect.closeTo(w - lr * gradient.w, 6),
          expect.closeTo(b - lr * gradient.b, 6),
        ]);
    }
    // By hand at w = b = 0: the sum of y is 24.1.
    expect(steps[0]?.gradient.b).toBeCloseTo((-2 / 6) * 24.1, 5);
    expect([steps.at(-1)?.w, steps.at(-1)?.b]).toEqual(quadratic.minimum.map((value) => expect.closeTo(value, 4)));
  });

  test.each([1.3, 1.5, 1.9, 2])("a walk that runs away at rate %f ends with its last finite step", async (lr) => {
    const { steps } = await walk(laboratoryOf(engine), lr);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.length).toBeLessThanOrEqual(mostSteps + 1);
    for (const { w, b, loss, gradient } of steps)
      for (const value of [w, b, loss, gradient.w, gradient.b]) expect(Number.isFinite(value)).toBe(true);
  });

  describe("the slip", () => {
    test("a line slips exactly when its written value differs from the measured one; both kinds occur", async () => {
      const result = await evidence(laboratoryOf(engine));
      for (const name of lineNames) {
        const { written, measured } = result[name];
        expect(truth[name], name).toBe(Math.abs(written - measured) > 1e-3 ? "slips" : "agrees");
      }
      expect(new Set(Object.values(truth)).size).toBe(2);
    });

    test("at two points that can be checked by hand", async () => {
      const { loss, derivative, step, bias } = await evidence(laboratoryOf(engine));
      const near = (value: number) => expect.closeTo(value, 6);
      expect(loss).toEqual({ written: 39.625, measured: 18.625, meant: 18.625 });
      expect(derivative).toEqual({ written: -13.5, measured: near(-13.5), meant: near(-13.5) });
      expect(step).toEqual({ written: -6.75, measured: near(-13.5), meant: near(-13.5) });
      // Line 5 is the derivative of line 2 as written, but not the derivative that is meant.
      expect(bias).toEqual({ written: 12.5, measured: near(12.5), meant: near(-8.5) });
    });

    test("mixing the two converges to a wrong model", async () => {
      const { w, b } = await mixed(laboratoryOf(engine));
      expect(w.at(-1)).toBeCloseTo(4.342629, 6);
      expect(b.at(-1)).toBeCloseTo(-1.828685, 6);
    });
  });
});
