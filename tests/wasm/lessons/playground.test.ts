import { beforeAll, describe, expect, test } from "vitest";
import type { Engine, Run } from "../../../wasm-bindings/engine";
import { presets } from "../../../web/src/lessons/playground/presets";
import { experiment, type State } from "../../../web/src/lessons/playground/state";
import { dataText, granted, load } from "../support/engine";

/** The promises of the playground's buttons, checked with the engine. */
describe("the playground's presets", () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await load());
  });

  function trained(key: string): Run {
    const state = presets.find((preset) => preset.key === `preset.${key}`)?.state as State;
    const file = engine.catalog().sources.find(({ name }) => name === state.data.source)?.file ?? "";
    const run = granted(engine.open(experiment(state, ""), file ? dataText(file) : null));
    run.advance(state.steps);
    return run;
  }
  const last = (values: Float64Array) => values.at(-1) ?? Number.NaN;
  const validation = (run: Run) => last(run.read("evaluation", {}).validAccuracy);

  test("the spiral is learned, and a linear model on circles stays near chance", () => {
    expect(validation(trained("spiral"))).toBeGreaterThan(0.9);
    expect(validation(trained("linear"))).toBeLessThan(0.7);
  });

  test("the same seed gives the same test rows, or a subset, for every split and preprocessing", () => {
    const rowsOf = (change: object) => {
      const [state] = presets.map((preset) => preset.state).filter(({ data }) => data.source === "wine") as [State];
      const document = experiment({ ...state, data: { ...state.data, ...change } }, "");
      return new Set(granted(engine.prepare(document, dataText("wine.csv"))).parts.test.rows);
    };
    const usual = rowsOf({});
    expect(rowsOf({ preprocess: "whiten", inputScale: 10 })).toEqual(usual);
    for (const row of rowsOf({ split: [0.8, 0.1, 0.1] })) expect(usual).toContain(row);
    expect([...rowsOf({ seed: 5 })].every((row) => usual.has(row))).toBe(false);
  });

  test("the digits reach 95 % on the test rows", () => {
    expect(trained("digits").evaluateTest().accuracy).toBeGreaterThanOrEqual(0.95);
  });

  test("with all weights zero only the last bias learns: the loss stays at the entropy of the classes", () => {
    const run = trained("zeros");
    expect(run.read("weights", {}).every(({ weight }) => weight.every((value) => value === 0))).toBe(true);
    expect(last(run.read("evaluation", {}).trainLoss)).toBeCloseTo(Math.log(2), 2);
  });

  test("a learning rate of 10 diverges within a few steps and the run names the place; 1 trains to the end", () => {
    const { diverged } = trained("hot").read("progress", {});
    expect(diverged?.step).toBeLessThan(50);
    expect(diverged?.lr).toBe(10);
    const hot = presets.find(({ key }) => key === "preset.hot")?.state as State;
    const cooler = granted(engine.open(experiment({ ...hot, optimizer: { name: "sgd", lr: 1 } }, ""), null));
    expect(cooler.advance(hot.steps)).toMatchObject({ step: hot.steps, diverged: null });
  });

  test("wine that is not standardized does worse than standardized wine at the same learning rate", () => {
    const wine = presets.find(({ key }) => key === "preset.wine")?.state as State;
    const standardized = { ...wine, data: { ...wine.data, preprocess: "standardize" } };
    const good = granted(engine.open(experiment(standardized, ""), dataText("wine.csv")));
    good.advance(wine.steps);
    const bad = trained("wine");
    const raw = bad.read("progress", {}).diverged ? 0 : validation(bad);
    expect(validation(good)).toBeGreaterThan(0.9);
    expect(raw).toBeLessThan(validation(good) - 0.2);
  });

  test("the regression explains some of the variance: a mean squared error below that of the mean, which is 1", () => {
    expect(last(trained("diabetes").read("evaluation", {}).validLoss)).toBeLessThan(0.8);
  });
});
