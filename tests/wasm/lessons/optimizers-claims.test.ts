import { beforeAll, describe, expect, it } from "vitest";
import type { Catalog } from "../../../wasm-bindings/engine";
import type { Claim, Factors, Trial } from "../../../web/src/lessons/optimizers/claims/claim";
import { claims } from "../../../web/src/lessons/optimizers/claims/claims";
import { logRatios } from "../../../web/src/lessons/optimizers/claims/descents";
import type { ExperimentEngine } from "../../../web/src/lessons/optimizers/claims/engine";
import { finding, separating } from "../../../web/src/lessons/optimizers/claims/family";
import { settingText } from "../../../web/src/lessons/optimizers/claims/result";
import { predictedRest } from "../../../web/src/lessons/optimizers/claims/smooth";
import { table } from "../../../web/src/lessons/optimizers/claims/sparse";
import { report, standings } from "../../../web/src/lessons/optimizers/claims/standings";
import { defaults } from "../../../web/src/lessons/optimizers/claims/state";
import { usualRate } from "../../../web/src/lessons/optimizers/claims/trainings";
import type { Decision } from "../../../web/src/statistics";
import { moduleEngine } from "../../claims/engine";
import { load } from "../support/engine";

/**
 * The claims of the lecture's table, checked with the engine: a few settings of each, with known results in closed
 * form.
 */
let engine: ExperimentEngine;
let catalog: Catalog;
beforeAll(async () => {
  const loaded = await load();
  engine = moduleEngine(loaded.engine);
  catalog = loaded.engine.catalog();
});

const named = (id: string): Claim => claims.find((claim) => claim.id === id) as Claim;
const seeds = (count: number) => Array.from({ length: count }, (_, index) => index);
const attempt = (id: string, factors: Factors, count = 6, on = engine) => named(id).attempt(on, factors, seeds(count));
const decided = (trial: Trial): Decision | undefined =>
  finding([{ setting: { role: "domain", factors: {} }, trial }]).tried[0]?.decision;
const cell = ({ rows }: Trial, row: number, column: number) => rows[row]?.cells[column]?.value ?? Number.NaN;

describe("the lecture's table", () => {
  it("the default rates of the claims are those of the menus: 0.01 for SGD, 0.001 for Adam", () => {
    for (const { name, knobs } of catalog.optimizers.filter(({ name }) => claims.some(({ rule }) => rule === name)))
      expect(usualRate(name), name).toBe(knobs.find((knob) => knob.name === "lr")?.default);
    expect([usualRate("sgd"), usualRate("adam")]).toEqual([0.01, 0.001]);
  });

  it("momentum 0.9 leaves a nineteenth of the noise, and a loss at rest as predicted", async () => {
    for (const rate of [0.1, 1]) {
      const trial = await attempt("smooth", { rate, momentum: 0.9 });
      expect(decided(trial)).toBe("holds");
      expect(cell(trial, 0, 0) / cell(trial, 1, 0)).toBeGreaterThan(15);
      expect(cell(trial, 0, 0) / cell(trial, 1, 0)).toBeLessThan(24);
      const share = cell(trial, 1, 2) / cell(trial, 0, 2);
      expect(Math.abs(share / predictedRest(0.9, rate) - 1)).toBeLessThan(0.08);
    }
    expect(predictedRest(0.9, 0.1)).toBeCloseTo(0.9525, 3);
    expect(predictedRest(0.9, 1)).toBeCloseTo(0.5135, 3);
    expect(decided(await attempt("smooth", { rate: 0.1, momentum: 0 }))).toBe("undecided");
  });

  it("momentum 0.99 leaves a 199th of the noise of every size, as predicted", async () => {
    const trial = await attempt("smooth", { rate: 0.1, momentum: 0.99, noise: 3 }, 40);
    expect(cell(trial, 0, 1)).toBe(9);
    expect(cell(trial, 1, 1)).toBeCloseTo(9 / 199, 9);
    for (const row of [0, 1]) expect(Math.abs(cell(trial, row, 0) / cell(trial, row, 1) - 1)).toBeLessThan(0.15);
  });

  it("SGD's loss never rises on a quadratic below 2 / λ, does with noise, and always above", async () => {
    const calm = await attempt("steady", { surface: "ravine", noise: 0 });
    expect(decided(calm)).toBe("holds");
    expect(cell(calm, 0, 1)).toBe(0);
    expect(decided(await attempt("steady", { surface: "ravine", noise: 1 }))).toBe("fails");
    const beyond = await attempt("steady", { surface: "ravine", noise: 0, "share of 2/λ": 1.5 });
    expect(cell(beyond, 0, 1)).toBe(100);
    expect(decided(beyond)).toBe("fails");
  });

  it("momentum is faster in a narrow ravine, and slower in the round bowl, where SGD needs one step", async () => {
    const narrow = await attempt("faster", { kappa: 100, noise: 0, momentum: "tuned" });
    expect(decided(narrow)).toBe("holds");
    const round = await attempt("faster", { kappa: 1, noise: 0, momentum: "tuned" });
    expect(decided(round)).not.toBe("holds");
    expect(cell(round, 0, 1)).toBeLessThan(5);
  });

  it("Nesterov is ahead on the ravine at momentum 0.9, behind at 0.5, and neither at momentum 0", async () => {
    const at = async (momentum: number) => decided(await attempt("look-ahead", { surface: "ravine", momentum }, 4));
    expect(await at(0.9)).toBe("holds");
    expect(await at(0.5)).toBe("fails");
    expect(await at(1e-6)).toBe("undecided");
  });

  it("Nesterov and momentum are undecided where neither reaches the level", async () => {
    const stuck: ExperimentEngine = {
      ...engine,
      descend: async ({ steps }) => ({
        x: new Float64Array(steps + 1),
        y: new Float64Array(steps + 1),
        f: new Float64Array(steps + 1).fill(7),
        diverged: false,
        cause: null,
        inside: null,
        lines: null,
      }),
    };
    expect(decided(await attempt("look-ahead", { surface: "beale", momentum: 0.9 }, 4, stuck))).toBe("undecided");
  });

  it("turning a ravine slows Adam down and leaves SGD and momentum alone; a quarter turn changes nothing", async () => {
    const turned = await attempt("axes", { kappa: 100, angle: 45 });
    expect(decided(turned)).toBe("holds");
    for (const row of [0, 1]) expect(cell(turned, row, 2) / cell(turned, row, 0)).toBeCloseTo(1, 9);
    expect(decided(await attempt("axes", { kappa: 100, angle: 90 }, 3))).toBe("undecided");
  });

  it("without a gradient Adam's decay is stronger than AdamW's; with large gradients it is weaker", async () => {
    const none = await attempt("decay-strength", { gradient: 0, decay: 0.01 });
    expect(decided(none)).toBe("fails");
    expect(cell(none, 0, 0)).toBeCloseTo(cell(none, 0, 1), 3);
    // (1 - lr decay)^1000, in per cent taken off.
    expect(cell(none, 1, 0)).toBeCloseTo(100 * (1 - (1 - 1e-5) ** 1000), 2);
    expect(cell(none, 1, 1)).toBeCloseTo(100 * (1 - (1 - 1e-3) ** 1000), 2);
    const large = await attempt("decay-strength", { gradient: 10, decay: 0.01 });
    expect(decided(large)).toBe("holds");
    // Divided by gradients of size 10, a tenth remains.
    expect(cell(large, 1, 0) / cell(large, 0, 0)).toBeGreaterThan(9);
    expect(cell(large, 1, 0) / cell(large, 0, 0)).toBeLessThan(11);
  });

  it("RMSprop follows a target that moves along the axes, but not in a turned ravine", async () => {
    const along = await attempt("moving", { kappa: 30, angle: 0, noise: 1 });
    expect(decided(along)).toBe("holds");
    expect(decided(await attempt("moving", { kappa: 100, angle: 45, noise: 1 }))).toBe("fails");
  });

  it.each([
    ["rmsprop", "alpha", 0.99, 10],
    ["rmsprop", "alpha", 0.999, 31.6],
    ["adam", "beta2", 0.9, 1],
    ["adam", "beta2", 0.999, 1],
  ])("%s with %s = %d strides first %d times its rate", async (name, knob, memory, times) => {
    const optimizer = { name, lr: 0.01, [knob]: memory };
    const { x } = await engine.descend({ surface: { name: "bowl" }, optimizer, start: [2, 1], steps: 1 });
    expect((2 - (x[1] as number)) / 0.01).toBeCloseTo(times, 1);
  });

  it("a rule that cannot follow would fail the claim of the moving target", async () => {
    // The same experiment with Adagrad's step in place of RMSprop's: its steps become shorter.
    const forgetsNothing: ExperimentEngine = {
      ...engine,
      descend: (request) =>
        engine.descend(
          request.optimizer.name === "rmsprop"
            ? { ...request, optimizer: { ...request.optimizer, name: "adagrad" } }
            : request,
        ),
    };
    expect(decided(await attempt("moving", { kappa: 30, angle: 0, noise: 1 }, 4, forgetsNothing))).toBe("fails");
  });

  it("Adagrad learns rare features early, and is not better where no feature is rare", async () => {
    expect(decided(await attempt("sparse", { table: "sparse", steps: 30 }))).toBe("holds");
    expect(decided(await attempt("sparse", { table: "dense", steps: 30 }))).not.toBe("holds");
  });

  it("feature k is in one row of 2^(k+1), and no feature is in nearly all rows", () => {
    const rows = table("sparse", 3)
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").map(Number));
    const counts = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => rows.filter((row) => row[k] === 1).length);
    expect(counts).toEqual([128, 64, 32, 16, 8, 4, 2, 1]);
  });

  it("Adagrad moves √10 times as far in ten times the steps, for every slope, and does not stop", async () => {
    for (const slope of [1, 0.01, 7]) {
      const trial = await attempt("dying-rate", { surface: "slope", slope, noise: 0 });
      expect(decided(trial)).toBe("holds");
      expect(cell(trial, 2, 1)).toBeCloseTo(0.01 * (2 * Math.sqrt(10_000) - 1.4604), 3);
      expect(cell(trial, 0, 2)).toBeCloseTo(10, 1);
    }
  });

  it("generalize judges each seed at the rate that its validation rows choose, of equals the lower loss", async () => {
    const best = (seed: number) => [0.003, 0.01, 0.03, 0.1][seed % 4] as number;
    const train: ExperimentEngine["train"] = async ({ seed = 0, optimizer }) => {
      const isBest = optimizer?.lr === best(seed);
      const [validAccuracy, validLoss] = seed < 4 ? [isBest ? 0.9 : 0.8, 1] : [0.9, isBest ? 1 : 2];
      const parts = { diverged: false, trainLoss: 1, testLoss: 1, validRows: 100, testRows: 100, weights: [] };
      return { ...parts, validAccuracy, validLoss, testAccuracy: isBest ? 0.75 : 0.5 };
    };
    const seeds = [0, 1, 2, 3, 4, 5, 6, 7];
    const { scores } = await named("generalize").attempt({ ...engine, train }, { data: "moons", steps: 1 }, seeds);
    expect(scores).toEqual({ sgd: seeds.map(() => 75), adam: seeds.map(() => 75) });
  });

  it("gives the same findings for the same seeds", async () => {
    const once = () => attempt("generalize", { data: "noisy moons", steps: 200 }, 2);
    expect(await once()).toEqual(await once());
  });
});

describe("every claim", () => {
  it("belongs to a rule of the catalog, and every rule of the lecture's table has one", () => {
    expect(catalog.optimizers.map(({ name }) => name)).toEqual(expect.arrayContaining(claims.map(({ rule }) => rule)));
    // A rule that the lecture does not have needs no claim.
    expect(claims.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop", "adagrad"]),
    );
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  });

  it.each(claims)(
    "$id names its domain, has several settings, and a name for each",
    ({ settings, mended, known, unit }) => {
      const domain = settings.filter(({ role }) => role === "domain");
      expect(domain.length).toBeGreaterThan(0);
      expect(settings.length).toBeGreaterThanOrEqual(4);
      const names = settings.map(({ factors }) => settingText(factors));
      expect(new Set(names).size).toBe(names.length);
      for (const text of [...names, mended(), known(), unit()])
        expect(text).not.toMatch(/[{}]|undefined|^$|factor\.|value\./);
    },
  );
});

describe("a finding", () => {
  /** Five seeds around a mean. */
  const around = (middle: number) => ({
    against: "the other",
    difference: { mean: middle, error: 0.1, freedom: 4 },
  });
  const trial = (...means: number[]): Trial => ({ comparisons: means.map(around), columns: [], rows: [], scores: {} });
  const tried = (role: "domain" | "beyond" | "control", factors: Factors, ...means: number[]) => ({
    setting: { role, factors },
    trial: trial(...means),
  });

  it("holds in a setting when all its comparisons do, and fails when one does", () => {
    expect(finding([tried("domain", {}, 1, 1)]).tried[0]?.decision).toBe("holds");
    expect(finding([tried("domain", {}, 1, -1)]).tried[0]?.decision).toBe("fails");
    expect(finding([tried("domain", {}, 1, 0.01)]).tried[0]?.decision).toBe("undecided");
  });

  it("names the factors that separate the settings that hold from those that fail", () => {
    const result = finding([
      tried("domain", { surface: "ravine", noise: 0 }, 1),
      tried("domain", { surface: "beale", noise: 0 }, 1),
      tried("beyond", { surface: "ravine", noise: 1 }, -1),
    ]);
    expect(result).toMatchObject({ verdict: "depends", dependsOn: ["noise"], mended: "holds" });
    expect(
      separating([
        { factors: { a: 0, b: 0 }, decision: "holds" },
        { factors: { a: 1, b: 0 }, decision: "fails" },
        { factors: { a: 1, b: 1 }, decision: "holds" },
      ]),
    ).toEqual(["a", "b"]);
  });

  it("is refuted by a control with the same difference", () => {
    const settings = [tried("domain", { table: "sparse" }, 1), tried("domain", { table: "other" }, 1)];
    expect(finding([...settings, tried("control", { table: "dense" }, 0.01)]).verdict).toBe("holds");
    expect(finding([...settings, tried("control", { table: "dense" }, 1)])).toMatchObject({
      verdict: "fails",
      mended: "fails",
    });
  });

  it("corrects for the number of comparisons: a difference that decides alone does not decide among ten", () => {
    // 3 standard errors with 4 degrees of freedom: p = 0.04.
    expect(finding([tried("domain", {}, 0.3)]).verdict).toBe("holds");
    const ten = Array.from({ length: 10 }, (_, index) => tried("domain", { index }, 0.3));
    expect(finding(ten).verdict).toBe("undecided");
  });
});

describe("steps to the level", () => {
  it("are compared where at least one run reached it; seeds where neither did are left out", () => {
    const ended = (arrived: number | null) => ({ arrived, loss: 1 });
    const ratios = logRatios([20, null, null].map(ended), [10, 50, null].map(ended), 1000);
    expect(ratios).toEqual([expect.closeTo(Math.log(2), 12), expect.closeTo(Math.log(20), 12)]);
  });
});

describe("the expectation of a reader", () => {
  it("is compared only where the reader gave it", async () => {
    const claim = named("smooth");
    const attempts = [
      {
        setting: claim.settings[0] as (typeof claim.settings)[number],
        trial: await attempt("smooth", { rate: 0.1, momentum: 0.9 }),
      },
    ];
    const result = finding(attempts);
    const graded = (state: Partial<typeof defaults>, tries = 1) =>
      report(claim, result, { ...defaults, ...state }, { tries, seconds: 12 });
    expect(graded({})).toBeNull();
    const order = standings(claim, attempts[0]?.trial as Trial).order.map(({ rule }) => rule);
    expect(order).toEqual(["momentum", "sgd"]);
    expect(graded({ orders: { smooth: order } })).toMatchObject({ score: 1, max: 1, tries: 1, seconds: 12 });
    expect(graded({ orders: { smooth: ["sgd", "momentum"] } })).toMatchObject({
      score: 0,
      max: 1,
      tries: 1,
      seconds: 12,
    });
    expect(graded({ guesses: { smooth: "holds" } })).toMatchObject({ score: 1, max: 1, tries: 1, seconds: 12 });
    // For two equal rules no order is right, and none earns a point by default.
    const trial = await attempt("smooth", { rate: 0.1, momentum: 0 });
    const open = finding([{ setting: claim.settings[0] as (typeof claim.settings)[number], trial }]);
    expect(open.verdict).toBe("undecided");
    for (const state of [{ orders: { smooth: order } }, { guesses: { smooth: "undecided" as const } }])
      expect(report(claim, open, { ...defaults, ...state }, { tries: 1, seconds: 12 })).toBeNull();
    // Answered with another number of seeds after the result was shown: right, but without a point.
    expect(graded({ guesses: { smooth: "holds" } }, 2)).toMatchObject({ correct: true, score: 0, tries: 2 });
  });
});
