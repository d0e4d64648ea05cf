import { beforeAll, describe, expect, test } from "vitest";
import type { Engine, Run } from "../../../wasm-bindings/engine";
import { questions } from "../../../web/src/lessons/playground/predictions";
import { experiment, type State } from "../../../web/src/lessons/playground/state";
import { dataText, granted, load } from "../support/engine";

const seeds = [1, 2, 3];

/** The playground's explanations of its questions, checked with the engine for three seeds. */
describe("the playground's questions", () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await load());
  });

  /** The settings of the buttons of a question, in their order, trained to the end from each seed. */
  function shown(key: State["asked"]): Run[][] {
    const question = questions.find((candidate) => candidate.key === key);
    return (question?.shows ?? []).map(({ state }) =>
      seeds.map((seed) => {
        const file = engine.catalog().sources.find(({ name }) => name === state.data.source)?.file ?? "";
        const run = granted(engine.open(experiment({ ...state, seed }, ""), file ? dataText(file) : null));
        run.advance(state.steps);
        return run;
      }),
    );
  }
  const accuracy = (run: Run) => run.read("evaluation", {}).trainAccuracy.at(-1) ?? Number.NaN;
  const diverged = (run: Run) => run.read("progress", {}).diverged;
  function shareOfCommonest(run: Run): number {
    const { classes, counts } = run.read("confusion", { part: "train" });
    const rows = Array.from({ length: classes }, (_, actual) =>
      counts.slice(actual * classes, (actual + 1) * classes).reduce((sum, count) => sum + count, 0),
    );
    return Math.max(...rows) / rows.reduce((sum, count) => sum + count, 0);
  }

  test("each has its right answer among its answers, and has settings to show", () => {
    for (const { answers, right, shows } of questions) {
      expect(answers).toContain(right);
      expect(shows.length).toBeGreaterThan(0);
    }
    expect(questions.map(({ key }) => key)).toEqual(["rule", "scale", "norm", "zeros"]);
  });

  test("rule: at rate 1 plain SGD learns the spiral, Adam learns little", () => {
    const [sgd = [], adam = []] = shown("rule");
    for (const run of sgd) expect(accuracy(run)).toBeGreaterThan(0.97);
    for (const run of adam) expect(accuracy(run)).toBeLessThan(0.8);
  });

  test("rule: Adam's first step moves each parameter by the rate, SGD's by hundredths; ten go ten times as far", () => {
    /** The mean size of a parameter's move in each of the first ten steps. */
    const moves = (state: State): number[] => {
      const run = granted(engine.open(experiment(state, ""), null));
      const parameters = () => run.read("weights", {}).flatMap(({ weight, bias }) => [...weight, ...bias]);
      const sizes = Array.from({ length: 10 }, () => {
        const before = parameters();
        run.advance(1);
        const moved = parameters().map((value, index) => Math.abs(value - (before[index] ?? 0)));
        return moved.reduce((sum, size) => sum + size, 0) / moved.length;
      });
      run.delete();
      return sizes;
    };
    const way = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0);
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const [sgd = [], adam = []] = (questions[0]?.shows ?? []).map(({ state }) => moves({ ...state, seed }));
      expect(adam[0]).toBeCloseTo(1, 3);
      expect(sgd[0]).toBeGreaterThan(0.01);
      expect(sgd[0]).toBeLessThan(0.1);
      expect(way(adam)).toBeGreaterThan(10 * way(sgd));
      // The tenth step is not as long as the first: it moves parameters by less than half of the rate.
      expect(adam.at(-1)).toBeLessThan(0.5);
    }
  });

  test("scale: raw wine ends with every hidden unit dead; standardized, nearly all rows are right", () => {
    const [raw = [], standardized = []] = shown("scale");
    for (const run of raw) {
      expect(diverged(run)).toBeNull();
      expect(accuracy(run)).toBeCloseTo(shareOfCommonest(run), 5);
      expect(run.read("statistics", { bins: 1 })[0]?.dead).toBe(1);
    }
    for (const run of standardized) expect(accuracy(run)).toBeGreaterThan(0.97);
  });

  test("scale: the columns of the raw wine have the ranges that the text states", () => {
    const rows = dataText("wine.csv").trim().split("\n").slice(1);
    const columns = Array.from({ length: 13 }, (_, column) =>
      Math.max(...rows.map((row) => Number(row.split(",")[column]))),
    );
    expect(Math.max(...columns)).toBe(1680);
    expect(Math.min(...columns)).toBe(0.66);
  });

  test("norm: at rate 10 the plain network overflows in ten steps; normalized it stays finite", () => {
    const [plain = [], normalized = []] = shown("norm");
    for (const run of plain) expect(diverged(run)?.step).toBeLessThanOrEqual(10);
    for (const run of normalized) {
      expect(diverged(run)).toBeNull();
      expect(accuracy(run)).toBeLessThan(0.8);
    }
  });
});
