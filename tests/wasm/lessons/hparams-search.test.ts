import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../../wasm-bindings/engine";
import type { Row, StrategyName, SweepDraft } from "../../../wasm-bindings/search";
import { folds } from "../../../web/src/lessons/hparams/fooling/coins";
import { foldsResult, splitSweep, spreadOf } from "../../../web/src/lessons/hparams/fooling/folds";
import {
  cellDocument,
  cellFrom,
  cellsOf,
  commonRates,
  hangingRates,
  rates,
  repeats,
  rowResults,
  steps,
  values,
} from "../../../web/src/lessons/hparams/map/plan";
import { defaults, type RivalKnob } from "../../../web/src/lessons/hparams/state";
import { csvText, tableText } from "../../../web/src/lessons/hparams/study/file";
import { studyOf } from "../../../web/src/lessons/hparams/study/space";
import { lastRungs } from "../../../web/src/lessons/hparams/study/table";
import { bestOf, wayOf } from "../../../web/src/lessons/hparams/sweeps";
import { columnSpread } from "../../../web/src/lessons/hparams/ways";
import { estimate, judge } from "../../../web/src/statistics";
import { granted, load } from "../support/engine";
import { reportNatively, sweepNatively } from "../support/native";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

const seeds = [...Array(8).keys()];
const run = (strategy: StrategyName, seed = 0, scale: "log-uniform" | "uniform" = "log-uniform") =>
  sweepNatively(wayOf(strategy, { ...defaults.ways, seed, scale })).rows;
const best = (rows: readonly Row[]) => bestOf(rows)?.metric ?? Number.NaN;
const rateOf = ({ params }: Row) => Number(params["optimizer.lr"]);

describe("three ways to spend 36 runs", () => {
  test("the grid tries 6 rates, which explain most of the differences; the other two try 36 rates", () => {
    const grid = run("grid");
    const counts = new Map<number, number>();
    for (const row of grid) counts.set(rateOf(row), (counts.get(rateOf(row)) ?? 0) + 1);
    expect([...counts.values()]).toEqual([6, 6, 6, 6, 6, 6]);
    const { within = 9, between = 0 } = columnSpread(grid) ?? {};
    expect(between).toBeGreaterThan(2 * within);
    for (const way of ["random", "halton"] as const) expect(new Set(run(way).map(rateOf)).size).toBe(36);
  });

  test("Halton beats the grid for nearly every seed, random for most", () => {
    const grid = best(run("grid"));
    const wins = (way: StrategyName) => seeds.filter((seed) => best(run(way, seed)) < grid).length;
    expect(wins("halton")).toBeGreaterThanOrEqual(7);
    expect(wins("random")).toBeGreaterThanOrEqual(5);
  });

  test("drawn evenly, nine rates of ten lie above 1; in the logarithm one of five, and the best is better", () => {
    const above = (rows: readonly Row[]) => rows.filter((row) => rateOf(row) > 1).length;
    const even = seeds.map((seed) => run("random", seed, "uniform"));
    const log = seeds.map((seed) => run("random", seed));
    const share = (all: Row[][]) => all.reduce((sum, rows) => sum + above(rows), 0) / (36 * seeds.length);
    expect(share(even)).toBeGreaterThan(0.85);
    expect(share(log)).toBeLessThan(0.27);
    const wins = seeds.filter((_, index) => best(log[index] ?? []) < best(even[index] ?? [])).length;
    expect(wins).toBeGreaterThanOrEqual(7);
    // In most pairs, and by far: the good rates are a hundredth of the linear range.
    const ratios = seeds.map((_, index) => Math.log(best(even[index] ?? []) / best(log[index] ?? [])));
    const [result] = judge([estimate(ratios)], Math.log(1.5));
    expect(result?.decision).toBe("holds");
  });

  test("the best of 59 random runs lies in the best twentieth with 95 %, of 20 with 64 %", () => {
    const rows = sweepNatively({ ...wayOf("random", { ...defaults.ways, seed: 11 }), budget: { trials: 1180 } }).rows;
    const losses = rows.map(({ metric }) => metric ?? Number.POSITIVE_INFINITY);
    const edge = [...losses].sort((one, other) => one - other)[Math.floor(losses.length / 20)] ?? 0;
    const share = (n: number) => {
      const searches = Array.from({ length: Math.floor(losses.length / n) }, (_, i) =>
        losses.slice(i * n, (i + 1) * n),
      );
      return searches.filter((search) => Math.min(...search) < edge).length / searches.length;
    };
    // 20 and 59 searches: two standard errors are 0.1 and 0.13.
    expect(share(59)).toBeGreaterThanOrEqual(0.85);
    expect(Math.abs(share(20) - 0.642)).toBeLessThan(0.13);
  });
});

/** The rates that may be the best one, for every row of the map. */
function mapped(rival: RivalKnob, seed: number, among = commonRates): number[] {
  const cells = cellsOf(rival).map(({ value, lr }) =>
    cellFrom(
      Array.from({ length: repeats }, (_, repeat) => {
        const one = granted(engine.open(cellDocument(rival, value, lr, seed + repeat), null));
        const { diverged } = one.advance(steps);
        const loss = one.read("evaluation", {}).validLoss.at(-1) ?? null;
        one.delete();
        return diverged ? null : loss;
      }),
    ),
  );
  return among(rowResults(cells, values[rival].length)).map((place) => rates[place] ?? Number.NaN);
}

describe("the map of two knobs", () => {
  test.each([0, 2])("the best rate moves with the depth, seed %i", (seed) => {
    // This does not depend on runs that diverged for some seeds only.
    expect(mapped("depth", seed, hangingRates)).toEqual([]);
  });

  test("the best rate does not move significantly with the initialization", () => {
    expect(mapped("init", 2)).toContain(0.3);
  });
});

describe("the laboratory", () => {
  test("the core accepts the initial study with every strategy", () => {
    for (const strategy of ["random", "halton", "grid", "one-at-a-time", "halving", "tpe"] as const) {
      const { rows, report } = sweepNatively(studyOf({ ...defaults.study, strategy, trials: 12 }));
      expect(rows.length).toBeGreaterThanOrEqual(12);
      expect(report.best).not.toBeNull();
    }
  });

  const odd: SweepDraft = {
    base: { data: { samples: 60 }, steps: 20 },
    space: {
      "optimizer.name": { kind: "choice", values: ["adam", "momentum"] },
      "optimizer.momentum": { kind: "uniform", low: 0, high: 1.5, when: { "optimizer.name": ["momentum"] } },
      "optimizer.lr": { kind: "log-uniform", low: 1e-3, high: 1e6 },
      "model.hidden": { kind: "choice", values: [[3], [], [4, 4]] },
      steps: { kind: "int", low: 10, high: 30 },
      "model.activation": { kind: "choice", values: ["relu", "sine"] },
    },
    metric: "valid-accuracy",
    budget: { trials: 60 },
  };

  const withConditionalSteps: SweepDraft = {
    ...odd,
    space: {
      "optimizer.name": { kind: "choice", values: ["adam", "momentum"] },
      steps: { kind: "int", low: 10, high: 30, when: { "optimizer.name": ["momentum"] } },
      "optimizer.lr": { kind: "log-uniform", low: 1e-3, high: 1 },
    },
  };

  test.each([
    ["of an accuracy, with conditions, lists, diverged and refused trials", odd],
    ["of steps with a condition", withConditionalSteps],
    ["of halving", studyOf({ ...defaults.study, strategy: "halving", trials: 12 })],
    ["of the base's own values", studyOf({ ...defaults.study, strategy: "one-at-a-time", trials: 12 })],
  ])("the report of the CSV is that of the JSON lines: %s", (_, document) => {
    const { sweep, rows, report } = sweepNatively(document);
    expect(rows.length).toBeGreaterThanOrEqual(12);
    if (document === odd) {
      expect(rows.some(({ diverged }) => diverged)).toBe(true);
      expect(rows.some(({ refused }) => refused)).toBe(true);
    }
    // In the order in which the trials ended, not that of their numbers.
    const shuffled = [...rows.slice(5), ...rows.slice(0, 5)];
    expect(reportNatively(tableText(sweep, shuffled))).toEqual(report);
    expect(JSON.stringify(reportNatively(csvText(sweep, shuffled)))).toBe(JSON.stringify(report));
  });

  test("halving needs less than a third of all updates, and ends with one trial of full length", () => {
    const { rows } = sweepNatively(studyOf({ ...defaults.study, strategy: "halving", trials: 27 }));
    const full = rows.filter((row) => row.steps === 300);
    expect(full.length).toBe(1);
    // A trial continues from its snapshot: it costs only the updates of its last rung.
    expect(lastRungs(rows).reduce((sum, { steps: count }) => sum + count, 0)).toBeLessThan((27 * 300) / 3);
  });
});

describe("cross-validation", () => {
  test("scatters less over splits than one validation part, by about the root of the folds", () => {
    const one = spreadOf(sweepNatively(splitSweep(false)).rows);
    const many = spreadOf(sweepNatively(splitSweep(true)).rows);
    expect(many.deviation).toBeLessThan(one.deviation / 1.5);
    expect(Math.abs(many.mean - one.mean)).toBeLessThan(0.04);
  });

  test("the deviation of the folds is larger than the error of their mean: sqrt(5) times, if independent", () => {
    const { rows } = sweepNatively(splitSweep(true));
    expect(rows.flatMap(({ spread }) => spread ?? [])).toHaveLength(20);
    const { deviation, error, means } = foldsResult(rows);
    expect(deviation / error).toBeCloseTo(Math.sqrt(folds), 10);
    // The true deviation of the means is nearer to the standard error than to the deviation of the folds.
    expect(Math.abs(means - error)).toBeLessThan(Math.abs(deviation - means));
    expect(error).toBeGreaterThan(0.01);
  });
});
