import { describe, expect, test } from "vitest";
import type { Row, SweepDraft } from "../../../web/src/engine/types";
import { Random } from "../../../web/src/kit";
import { type Axis, lossAxis, shades } from "../../../web/src/lessons/hparams/axes";
import { verdictText } from "../../../web/src/lessons/hparams/changes";
import { meanCost, parameters } from "../../../web/src/lessons/hparams/counting";
import { expectedBest, peekedScores, searchesOf, truth } from "../../../web/src/lessons/hparams/fooling/coins";
import { contour } from "../../../web/src/lessons/hparams/map/picture";
import {
  bestRates,
  cellFrom,
  commonRates,
  hangingRates,
  rates,
  rowResults,
} from "../../../web/src/lessons/hparams/map/plan";
import { differences, entryText } from "../../../web/src/lessons/hparams/own-run";
import { defaults, okay, schema } from "../../../web/src/lessons/hparams/state";
import { csvText, jsonLines, tableText } from "../../../web/src/lessons/hparams/study/file";
import { isThrough } from "../../../web/src/lessons/hparams/study/parallel";
import { costText } from "../../../web/src/lessons/hparams/study/pictures";
import { divergedRates, lastPart, lastText, outerShare } from "../../../web/src/lessons/hparams/study/questions";
import { gridPoints, rivalOf, roleOf, studyOf, widened, withRole } from "../../../web/src/lessons/hparams/study/space";
import {
  axesOf,
  lastRungs,
  noMetricText,
  outerOf,
  partsOf,
  placeOf,
  type StudyResults,
  settingText,
  trialsOf,
} from "../../../web/src/lessons/hparams/study/table";
import { linesOf, resultText } from "../../../web/src/lessons/hparams/transfer/lines";
import { gaussianTable, limit, lowest } from "../../../web/src/lessons/hparams/transfer/plan";
import { slope } from "../../../web/src/lessons/hparams/transfer/train";
import { chance, columnSpread } from "../../../web/src/lessons/hparams/ways";
import { checked } from "../../../web/src/state";
import { lastSeed, mostSeed } from "../../../web/src/state/seed";
import { estimate, mean } from "../../../web/src/statistics";

const row = (trial: number, metric: number | null): Row => ({
  trial,
  params: { "optimizer.lr": 0.1 * (trial + 1), "optimizer.name": "a,b" },
  steps: 10,
  metric,
  spread: null,
  trainLoss: metric,
  validLoss: metric,
  validAccuracy: null,
  diverged: metric === null ? { step: 3, layer: 0, parameter: "weight", quantity: "gradient", lr: 1 } : null,
  milliseconds: 4,
});

describe("random search", () => {
  test("59 is the smallest number of trials whose best lies in the best 5 % with a probability above 95 %", () => {
    expect(chance(58)).toBeLessThan(0.95);
    expect(chance(59)).toBeGreaterThan(0.95);
  });
});

describe("the combinations of the dials", () => {
  const ones = Object.fromEntries(Object.keys(defaults.dials).map((name) => [name, 1]));

  test("cost parameters x batch size x steps; the dials of rate and optimizer do not change the cost", () => {
    // 2-16-2: 2 * 16 + 16 + 16 * 2 + 2 = 82; 2-16-16-16-2: 48 + 272 + 272 + 34 = 626.
    expect([parameters(1, 16), parameters(3, 16)]).toEqual([82, 626]);
    expect(meanCost(ones)).toBeCloseTo((82 * 16 * 200) / (626 * 32 * 200), 12);
    // Two widths: 82 and 2 * 32 + 32 + 32 * 2 + 2 = 162 parameters.
    expect(meanCost({ ...ones, width: 2 })).toBeCloseTo(((122 / 626) * 16) / 32, 12);
    expect(meanCost({ ...ones, steps: 3 })).toBeCloseTo(2 * meanCost(ones), 12);
    expect(meanCost({ ...ones, batch: 3, lr: 10, optimizer: 7 })).toBeCloseTo(2 * meanCost(ones), 12);
  });
});

describe("the columns of a grid", () => {
  const at = (lr: number, ...losses: (number | null)[]) =>
    losses.map((loss) => ({ ...row(0, loss), params: { "optimizer.lr": lr } }));

  test("have a median factor of 2 within and a factor of 6 between their medians; diverged runs are left out", () => {
    // Within: 2, 1 and 4, so 2; the medians are 1.5, 9 and 5, so 6 between.
    const grid = [...at(0.1, 1, 2, null), ...at(1, 9, 9), ...at(10, 2, 8), ...at(100, null, 3)];
    expect(columnSpread(grid)).toEqual({ within: 2, between: 6 });
    expect(columnSpread(at(0.1, 1, 2))).toBeNull();
  });
});

describe("the best of many", () => {
  const errorOf = (scores: readonly number[]) => estimate(scores).error;

  test.each([1, 5, 20, 100])("of %i has the expected mean within four standard errors", (k) => {
    for (const scored of ["split", "folds"] as const) {
      const scores = searchesOf(k, scored, 3).map(({ best }) => best);
      expect(Math.abs(mean(scores) - expectedBest(k, scored))).toBeLessThan(4 * errorOf(scores));
    }
  });

  test("scores its true accuracy on fresh rows, within three standard errors, with one split and with folds", () => {
    for (const scored of ["split", "folds"] as const) {
      const fresh = searchesOf(20, scored, 3).map((one) => one.fresh);
      expect(Math.abs(mean(fresh) - truth)).toBeLessThan(3 * errorOf(fresh));
    }
  });

  test("of 20 on 100 rows has a mean of 95.17 % (binomial), not the 95.6 % of a normal distribution", () => {
    expect(expectedBest(20)).toBeCloseTo(0.9517, 4);
    expect(expectedBest(1)).toBeCloseTo(truth, 12);
  });

  test("is about sqrt(5) times less optimistic with five folds than with one split, for 2 to 100 candidates", () => {
    for (let candidates = 2; candidates <= 100; candidates++) {
      const ratio = (expectedBest(candidates) - truth) / (expectedBest(candidates, "folds") - truth);
      expect(Math.abs(ratio / Math.sqrt(5) - 1)).toBeLessThan(0.08);
    }
    expect(expectedBest(20, "folds")).toBeGreaterThan(truth + 0.02);
  });

  test("has the same first four scores after five peeks as after four", () => {
    expect(peekedScores(5, 2).slice(0, 4)).toEqual(peekedScores(4, 2));
  });
});

describe("what is drawn", () => {
  test("the axis of losses from 0.1 to 0.3 ends below 1, although one loss is 1e6", () => {
    const losses = [...Array.from({ length: 20 }, (_, i) => 0.1 + i / 100), 1e6, null];
    expect(lossAxis(losses, "loss").range[1]).toBeLessThan(1);
  });

  test("shades are ranks from 0 to 1, and null for a diverged trial", () => {
    expect(shades([3, 1, null, 2])).toEqual([1, 0, null, 0.5]);
  });

  test("the loss of a map cell is the mean over its seeds, and null when one of them diverged", () => {
    expect(cellFrom([1, 2, 3])).toEqual({ loss: 2, diverged: 0, losses: [1, 2, 3] });
    expect(cellFrom([1, null, 3])).toEqual({ loss: null, diverged: 1, losses: [1, null, 3] });
  });

  test("the best rate of a row has the lowest loss; -1 when all runs diverged", () => {
    const cell = (loss: number | null) => ({ loss, diverged: 0, losses: [] });
    const line = (...losses: (number | null)[]) => losses.map(cell);
    const cells = [...line(3, 2, 1, 2, 3, 4, null, null), ...line(null, null, null, null, null, null, null, null)];
    expect(bestRates(cells, 2)).toEqual([2, -1]);
  });
});

describe("whether the best rate moves", () => {
  /** A row of the map: loss 1 but for the places named, each with its losses seed by seed. */
  const line = (named: Record<number, number[]>) =>
    rates.map((_, place) => cellFrom(named[place] ?? [1, 1.1, 0.9, 1.05, 0.95]));
  const clear = [0.1, 0.11, 0.09, 0.105, 0.096];
  const near = [0.12, 0.1, 0.1, 0.11, 0.1];

  test("a rate whose losses are sometimes above, sometimes below those of the best rate is a tie", () => {
    const [result] = rowResults(line({ 2: clear, 3: near }), 1);
    expect(result).toMatchObject({ best: 2, ties: [2, 3] });
    // The spread of the five around 0.1002 is 0.00776: divided by the root of 5.
    expect(result?.error).toBeCloseTo(0.00347, 5);
  });

  test("a rate that is lower for all seeds but one is a tie, although that one raises its mean above the best", () => {
    const lead = [1, 1.1, 0.9, 1.05, 0.95, 1.2, 0.8, 1];
    // One of its runs is a hundred times as high; all others are a tenth.
    const lower = lead.map((loss, seed) => loss * (seed === 0 ? 100 : 0.1));
    const others = lead.map((loss, seed) => (50 + seed) * loss);
    const cells = rates.map((_, place) => cellFrom(place === 2 ? lead : place === 5 ? lower : others));
    expect(rowResults(cells, 1)[0]).toMatchObject({ best: 2, ties: [2, 5] });
    // With five times the seeds it is significantly lower than the rate with the lowest mean, and still a tie.
    const many = (losses: number[]) =>
      [...Array(5).keys()].flatMap(() => losses.map((loss, seed) => loss * (1 + seed / 99)));
    const once = many(lead).map((loss, seed) => loss * (seed === 0 ? 1000 : 0.1));
    const whole = rates.map((_, place) => cellFrom(place === 2 ? many(lead) : place === 5 ? once : many(others)));
    expect(rowResults(whole, 1)[0]).toMatchObject({ best: 2, ties: [2, 5] });
  });

  test("the best rate does not move when a rate is a tie in every row, and moves when no rate is", () => {
    const both = [...line({ 2: clear, 3: near }), ...line({ 3: clear, 4: near })];
    expect(commonRates(rowResults(both, 2))).toEqual([3]);
    const apart = [...line({ 2: clear, 3: near }), ...line({ 4: clear, 5: near })];
    expect(commonRates(rowResults(apart, 2))).toEqual([]);
    expect(hangingRates(rowResults(apart, 2))).toEqual([]);
  });

  test("a move depends on one run when the best rate of one row diverged for one seed in the other row", () => {
    const mixed = (one: readonly (number | null)[]) =>
      [...line({ 2: clear }), ...line({ 4: clear })].map((cell, place) =>
        place === rates.length + 2 ? cellFrom(one) : cell,
      );
    const once = rowResults(mixed([0.1, null, 0.1, 0.1, 0.1]), 2);
    expect(commonRates(once)).toEqual([]);
    expect(hangingRates(once)).toEqual([2]);
    // A rate at which all runs diverged is not the best.
    expect(hangingRates(rowResults(mixed([null, null, null, null, null]), 2))).toEqual([]);
  });

  test("at most 5 % of maps with equal rates show a difference, over 95 % with one rate of ten times the loss", () => {
    const repetitions = 200;
    const random = new Random(1);
    /** Whether a map (4 rows, 8 seeds, log losses with deviation 0.2, the 4th rate x `factor`) shows a difference. */
    const differs = (factor: number) => {
      const cells = Array.from({ length: 4 * rates.length }, (_, place) =>
        cellFrom(
          Array.from({ length: 8 }, () => Math.exp(0.2 * random.normal()) * (place % rates.length === 3 ? factor : 1)),
        ),
      );
      return rowResults(cells, 4).some(({ ties }) => ties.length < rates.length);
    };
    const share = (factor: number) =>
      Array.from({ length: repetitions }, () => differs(factor)).filter(Boolean).length / repetitions;
    // 5 % plus 2.33 standard errors, which chance exceeds in one test of 100.
    expect(share(1)).toBeLessThan(0.05 + 2.33 * Math.sqrt((0.05 * 0.95) / repetitions));
    expect(share(10)).toBeGreaterThan(0.95);
  });

  test("a row in which a run diverged at every rate has no best rate, and does not change the verdict", () => {
    const gone = rates.map(() => cellFrom([0.1, null, 0.1, 0.1, 0.1]));
    const result = rowResults([...gone, ...line({ 2: clear })], 2);
    expect(result[0]).toMatchObject({ best: -1, ties: [] });
    expect(commonRates(result)).toEqual([2]);
  });
});

describe("contours", () => {
  test("cross halfway between neighbouring values 0 and 2 at level 1", () => {
    // Values 0 and 2 in two columns: the contour of level 1 is the vertical line at x = 1.
    expect(
      contour(
        [
          [0, 2],
          [0, 2],
        ],
        1,
      ),
    ).toEqual([[1, 0.5, 1, 1.5]]);
  });

  test("are empty when all values are below the level; a diverged neighbour counts as above it", () => {
    expect(
      contour(
        [
          [0, 0.5],
          [0, 0.5],
        ],
        1,
      ),
    ).toEqual([]);
    expect(
      contour(
        [
          [0, Number.POSITIVE_INFINITY],
          [0, Number.POSITIVE_INFINITY],
        ],
        1,
      ),
    ).toEqual([[1, 0.5, 1, 1.5]]);
  });
});

describe("the space of a study", () => {
  const { study } = defaults;

  test("does not contain a fixed hyper-parameter, whose value is in the base", () => {
    const fixed = {
      ...study,
      searched: { ...study.searched, momentum: false },
      fixed: { ...study.fixed, momentum: 0.7 },
    };
    const { space, base } = studyOf(fixed);
    expect(Object.keys(space)).toEqual(["optimizer.lr", "batchSize", "model.width"]);
    expect(base?.optimizer).toMatchObject({ name: "momentum", momentum: 0.7 });
  });

  test("has one scientific hyper-parameter: the former one becomes a nuisance", () => {
    expect(withRole(study, "width", "scientific")).toEqual({ searched: { width: true }, scientific: "model.width" });
    expect(roleOf({ ...study, scientific: "model.width" }, "lr")).toBe("nuisance");
    expect(withRole(study, "momentum", "fixed")).toEqual({ searched: { momentum: false } });
    // A scientific hyper-parameter that is fixed has the role "fixed".
    expect(roleOf({ ...study, searched: { ...study.searched, lr: false } }, "lr")).toBe("fixed");
    expect(withRole(study, "lr", "nuisance")).toEqual({ searched: { lr: true }, scientific: "optimizer.momentum" });
  });

  test("has 3^5 grid trials: three values of each range and three choices; the random rival has twice as many", () => {
    const grid = { ...study, strategy: "grid" as const, searched: { ...study.searched, activation: true } };
    expect(gridPoints(grid)).toBe(3 ** 5);
    expect(rivalOf(grid)).toMatchObject({ strategy: { name: "random" }, budget: { trials: 2 * 3 ** 5 } });
  });

  test("the rival of a random search with seed 0, 1 or 7 has another seed, which is not negative", () => {
    for (const seed of [0, 1, 7]) {
      const own = { ...study, strategy: "random" as const, seed };
      const drawn = rivalOf(own).strategy?.seed;
      expect(drawn).not.toBe(seed);
      expect(drawn).toBeGreaterThanOrEqual(0);
      expect(rivalOf({ ...own, strategy: "tpe" }).strategy?.seed).toBe(seed);
    }
  });

  test("a range is widened at one end, on a log scale by a factor of 4, at most to its limit", () => {
    expect(widened(study, "lr", "high")).toEqual([1e-4, 4]);
    expect(widened(study, "lr", "low")).toEqual([2.5e-5, 1]);
    expect(widened({ ...study, batchSize: [8, 100] }, "batchSize", "high")).toEqual([8, 150]);
    expect(widened(study, "momentum", "low")).toEqual([0, 0.99]);
  });
});

describe("findings of a study compared with chance", () => {
  const space = { "optimizer.lr": { kind: "log-uniform", low: 1e-4, high: 1 } } as const;
  /** Trials at random rates; `loss` maps the place of the rate in its range and a random number, both 0 to 1. */
  const studied = (
    random: Random,
    trials: number,
    loss: (place: number, chance: number) => number | null,
  ): StudyResults => {
    const rows = Array.from({ length: trials }, (_, trial) => {
      const place = random.uniform();
      return {
        ...row(trial, loss(place, random.uniform())),
        params: { "optimizer.lr": 10 ** (-4 + 4 * place) },
      };
    });
    return { document: { space }, rows, rival: [] };
  };
  const last = (result: StudyResults) => {
    const axis = axesOf(result.document)[0]?.axis as Axis;
    return lastPart(partsOf(trialsOf(result), "optimizer.lr", axis).map(({ rows }) => rows));
  };
  const repetitions = 300;
  /** 5 % plus 2.33 standard errors, which chance exceeds in one test of 100. */
  const most = 0.05 + 2.33 * Math.sqrt((0.05 * 0.95) / repetitions);
  const share = (holds: () => boolean) =>
    Array.from({ length: repetitions }, holds).filter(Boolean).length / repetitions;

  test.each([12, 24, 40, 80, 200])(
    "at most 5 % of studies with %d trials show a difference between parts when the rate has no effect",
    (n) => {
      const random = new Random(n);
      expect(share(() => last(studied(random, n, (_, chance) => chance))?.isApart ?? false)).toBeLessThan(most);
      if (n < 40) return;
      // The control: two fifths of the range learn nothing.
      const dead = () =>
        last(studied(random, n, (place, chance) => (place > 0.6 ? 1 + chance : chance)))?.isApart ?? false;
      expect(share(dead)).toBeGreaterThan(0.95);
    },
  );

  test("a part in which all trials diverged is the worst (p = 2/70); two equally good parts give p = 1", () => {
    const rows = (metrics: (number | null)[]) => metrics.map((metric, trial) => row(trial, metric));
    expect(lastPart([rows([1, 2, 3, 4]), rows([null, null, null, null])])).toMatchObject({
      ...{ part: 1, better: 4, isApart: true },
      p: expect.closeTo(2 / 70, 12),
    });
    expect(lastPart([rows([1, 3]), rows([1, 2])])).toMatchObject({ better: 0, p: 1, isApart: false });
    expect(lastPart([rows([1, 2])])).toBeNull();
  });

  test("the text on parts has a warning for grid and halton, because the test is exact only for random trials", () => {
    const rates = [1e-4, 1e-2, 1];
    // Only the other setting matters, so in a grid the best three trials have each rate once, in every study. In nine
    // random trials that has the probability 27 / 84.
    const rows = [...Array(9).keys()].map((trial) => ({
      ...row(trial, Math.floor(trial / 3) + (trial === 2 ? 0.5 : 0)),
      params: { "optimizer.lr": rates[trial % 3] ?? 1 },
    }));
    const of = (name: "grid" | "random" | "halton") => {
      const result = { document: { space, strategy: { name } }, rows, rival: [] } as StudyResults;
      return lastText(result, "optimizer.lr", axesOf(result.document)[0]?.axis as Axis);
    };
    expect(of("random")).not.toMatch(/guide/);
    for (const name of ["grid", "halton"] as const) expect(of(name)).toMatch(/take it for a guide/);
    // A part with a single value is named by it.
    expect(of("grid")).toContain("of the part 1.");
  });

  test("divergence is attributed to large rates when they cause it, and by chance in at most 5 % of studies", () => {
    const random = new Random(5);
    const chance = () => divergedRates(studied(random, 40, (_, other) => (other < 0.3 ? null : 1))) !== null;
    expect(share(chance)).toBeLessThan(most);
    const result = divergedRates(studied(random, 40, (place) => (place > 0.7 ? null : 1)));
    expect(result?.diverged).toBeGreaterThan(10 ** -1.2);
    expect(result?.others).toBeLessThan(10 ** -1.2);
    // Nothing is reported when the rate is not searched.
    const still = studied(random, 40, (place) => (place > 0.7 ? null : 1));
    expect(divergedRates({ ...still, document: { space: {} } })).toBeNull();
    // Refused trials do not count as diverged.
    const problem = { path: "model.activation", code: "unknown-choice", params: {}, message: "" };
    const rows = still.rows.map((one) => (one.metric === null ? { ...one, diverged: null, refused: [problem] } : one));
    expect(divergedRates({ ...still, rows })).toBeNull();
  });

  test("a third of the trials of a grid with three values lies in each outer tenth", () => {
    const rates = [1e-4, 1e-2, 1];
    const rows = [...Array(9).keys()].map((trial) => ({
      ...row(trial, 1),
      params: { "optimizer.lr": rates[trial % 3] ?? 1 },
    }));
    const result = { document: { space }, rows, rival: [] };
    expect(outerShare(result, "optimizer.lr", "low")).toBeCloseTo(1 / 3, 12);
    expect(outerShare(result, "optimizer.lr", "high")).toBeCloseTo(1 / 3, 12);
  });
});

describe("the trials of a study", () => {
  const choice = { space: { "model.activation": { kind: "choice" as const, values: ["tanh", "relu"] } } };
  const of = (trial: number, activation: string, metric: number | null) => ({
    ...row(trial, metric),
    params: { "model.activation": activation },
  });

  test("have one row each, the last rung, after successive halving", () => {
    const rows = [
      { ...row(0, 3), rung: 0 },
      { ...row(1, 2), rung: 0 },
      { ...row(1, 1), rung: 1 },
    ];
    expect(lastRungs(rows).map(({ metric }) => metric)).toEqual([3, 1]);
  });

  test("123 lies in the upper outer tenth of the log range 8 to 128, 8 in the lower one, 90 in neither", () => {
    // log(123 / 8) / log(128 / 8) = 0.986; log(90 / 8) / log(16) = 0.873.
    const space = { batchSize: { kind: "log-int" as const, low: 8, high: 128 }, ...choice.space };
    const at = (batchSize: number) => outerOf({ ...of(0, "relu", 1), params: { batchSize } }, { space });
    expect(at(123)).toEqual([{ name: "batchSize", side: "high", value: 123, range: [8, 128] }]);
    expect(at(8)[0]?.side).toBe("low");
    expect(at(90)).toEqual([]);
  });

  test("a choice gives an axis with its values in order, and one part for each value", () => {
    const [one] = axesOf(choice);
    const axis = one?.axis ?? { label: "", scale: "linear", range: [0, 1] };
    expect(axis.values).toEqual(["tanh", "relu"]);
    expect(placeOf(of(0, "relu", 1), "model.activation", axis)).toBe(1);
    const rows = [of(0, "relu", 1), of(1, "tanh", 2), of(2, "relu", 3)];
    expect(partsOf(rows, "model.activation", axis).map((part) => part.rows.length)).toEqual([1, 2]);
  });

  test("six trials along a range are cut into two parts of three", () => {
    const rows = [5, 1, 4, 2, 3, 6].map((lr, trial) => ({ ...row(trial, 1), params: { lr } }));
    const parts = partsOf(rows, "lr", { label: "", scale: "linear", range: [1, 6] });
    expect(parts.map(({ from, to, rows: own }) => [from, to, own.length])).toEqual([
      [1, 3, 3],
      [4, 6, 3],
    ]);
  });

  test("an accuracy of 0.9 becomes the metric 0.1, so that lower is better", () => {
    const result = { document: { ...choice, metric: "valid-accuracy" as const }, rows: [row(0, 0.9)], rival: [] };
    expect(trialsOf(result)[0]?.metric).toBeCloseTo(0.1, 12);
  });

  test("a line is inside when it goes through all brushes; a brush up to an end includes the values beyond it", () => {
    const axes = [
      { path: "lr", axis: { label: "", scale: "log" as const, range: [0.001, 1] as const } },
      { path: "loss", axis: { label: "", scale: "log" as const, range: [0.1, 1] as const } },
    ];
    const line = (...at: (number | null)[]) => ({ id: 0, at, shade: 0, marked: false });
    const brushes = { lr: [0.01, 0.1], loss: [0.5, 1] } as const;
    expect(isThrough(line(0.05, 0.7), axes, brushes)).toBe(true);
    expect(isThrough(line(0.05, 9), axes, brushes)).toBe(true);
    expect(isThrough(line(0.5, 0.7), axes, brushes)).toBe(false);
    expect(isThrough(line(0.05, null), axes, brushes)).toBe(false);
    expect(isThrough(line(0.05, null), axes, {})).toBe(true);
  });
});

describe("what does not transfer, by theory", () => {
  test("the limit of the rate is 1/1.3985 for 300 rows, 1/3.75 for batches of 4, and a quarter at scale 2", () => {
    // (1 + sqrt(10 / 300))^2 = 1.3985; 1 + 11 / 4 = 3.75; a scale of 2 divides by 4.
    expect(limit("samples", 300)).toBeCloseTo(1 / 1.3985, 4);
    expect(limit("batch", 4)).toBeCloseTo(1 / 3.75, 10);
    expect((limit("scale", 1) ?? 0) / (limit("scale", 2) ?? 1)).toBeCloseTo(4, 10);
    expect(limit("depth", 4)).toBeNull();
  });

  test("rates with losses below 1e-9 are equally good: no ring, and the text has their range", () => {
    // Rates 0.05 to 0.8 of 12, 30 and 300 rows.
    const line = (...losses: number[]) => Array.from({ length: 11 }, (_, place) => losses[place] ?? null);
    const losses = [
      ...line(0.04, 0.03, 0.02),
      ...line(0.02, 1e-4, 1e-12, 9e-13, 1e-11),
      ...Array.from({ length: 11 }, (_, place) => 2 - place / 10),
    ];
    expect(lowest("samples", losses)).toEqual([[2], [2, 3, 4], [10]]);
    expect(linesOf("samples", losses).map(({ mark }) => mark)).toEqual([0.15, null, 0.8]);
    expect(resultText("samples", losses)).toBe(
      [
        "12 rows: ends at 0.15 (formula 0.273); lowest at 0.15.",
        "30 rows: ends at 0.25 (formula 0.402); solved at rates from 0.15 to 0.25.",
        "300 rows: ends at 0.8, the largest tried (formula 0.715); lowest at 0.8.",
      ].join(" "),
    );
  });

  test("the last column of the table is the sum of the others", () => {
    const [, line = ""] = gaussianTable(3, 1).split("\n");
    const numbers = line.split(",").map(Number);
    expect(numbers.slice(0, 10).reduce((sum, value) => sum + value, 0)).toBeCloseTo(numbers[10] ?? 0, 4);
  });

  test("the log-log slope is 1 for y = 3 x and 0 for a constant y", () => {
    expect(slope([1, 2, 4, 8], [3, 6, 12, 24])).toBeCloseTo(1, 12);
    expect(slope([1, 2, 4], [5, 5, 5])).toBeCloseTo(0, 12);
  });
});

describe("a table", () => {
  const document = { space: { "optimizer.lr": { kind: "log-uniform" as const, low: 1e-4, high: 1 } } };

  test("is read back from its file, with the line of the document first or last", () => {
    const rows = [row(0, 0.5), row(1, null)];
    const lines = [{ sweep: document }, ...rows];
    expect(jsonLines(tableText(document, rows))).toEqual(lines.map((value, index) => ({ number: index + 1, value })));
    const [head = "", ...rest] = tableText(document, rows).trimEnd().split("\n");
    expect(jsonLines([...rest, "", head].join("\r\n"))).toEqual([
      ...rows.map((value, index) => ({ number: index + 1, value })),
      { number: 4, value: lines[0] },
    ]);
  });

  test("has an error with the number of the first line that is not JSON", () => {
    expect(jsonLines(`${JSON.stringify(row(0, 1))}\n{"trial": 1`)).toEqual({ line: 2 });
  });

  test("as CSV quotes a cell with a comma, and has an empty metric for a diverged trial", () => {
    const space: SweepDraft["space"] = { "optimizer.lr": { kind: "choice", values: [0.1, 0.2] } };
    const [head, first, second] = csvText({ space }, [row(0, 0.5), row(1, null)]).split("\n");
    expect(head).toBe(
      "trial,rung,optimizer.lr,optimizer.name,metric,spread,trainLoss,validLoss,validAccuracy,steps,milliseconds," +
        "divergedAt,refused,sweep",
    );
    const document = JSON.stringify({ space }).replaceAll('"', '""');
    expect(first).toBe(`0,,0.1,"""a,b""",0.5,,0.5,0.5,,10,4,,,"${document}"`);
    expect(second).toBe('1,,0.2,"""a,b""",,,,,,10,4,3,,');
  });

  test("as CSV has no two columns with the same name, also when steps are searched", () => {
    const rows = [{ ...row(0, 0.5), params: { steps: 10, batchSize: 8 } }];
    const [head = ""] = csvText({ space: {} }, rows).split("\n");
    expect(head.split(",").toSorted()).toEqual([...new Set(head.split(","))].toSorted());
    expect(head.split(",")).toContain("steps");
  });

  test("as CSV has the steps of every trial, also when they are searched only for one optimizer", () => {
    const space: SweepDraft["space"] = {
      "optimizer.name": { kind: "choice", values: ["sgd", "adam"] },
      steps: { kind: "int", low: 5, high: 9, when: { "optimizer.name": ["adam"] } },
    };
    const rows: Row[] = [
      { ...row(0, 0.5), params: { "optimizer.name": "sgd" } },
      { ...row(1, 0.5), params: { "optimizer.name": "adam", steps: 7 } },
    ];
    const [head = "", ...lines] = csvText({ space }, rows).trim().split("\n");
    const column = head.split(",").indexOf("steps");
    expect(lines.map((line) => line.split(",")[column])).toEqual(["10", "7"]);
  });

  test("shows lists and sections as JSON, and a trial without a metric as diverged or refused", () => {
    expect([[8, 8], [], { name: "sgd" }, "relu", 0.1, undefined].map(settingText)).toEqual([
      "[8,8]",
      "[]",
      '{"name":"sgd"}',
      "relu",
      "0.1",
      "",
    ]);
    expect(noMetricText(row(0, null))).toBe("diverged");
    const problem = { path: "model.activation", code: "unknown-choice", params: {}, message: "" };
    expect(noMetricText({ ...row(0, null), diverged: null, refused: [problem] })).toBe("refused");
  });
});

describe("the cost of successive halving", () => {
  const document: StudyResults["document"] = { base: { steps: 20 }, space: {}, strategy: { name: "halving" } };
  const rows = [row(0, 0.5), { ...row(1, 0.4), steps: 20 }];

  test("is the updates of all trainings, compared with random search only when that was run", () => {
    expect(costText({ document, rows, rival: [] })).toBe(
      "Halving's 2 trials cost 30 updates, as many as 1.5 whole ones.",
    );
    const compared = costText({ document: { ...document, repeats: 3 }, rows, rival: [row(0, 1)] });
    expect(compared).toBe(
      "Halving's 2 trials cost 90 updates, as many as 1.5 whole ones. The 1 of random search are whole.",
    );
    expect(costText({ document: { ...document, strategy: { name: "random" } }, rows, rival: [] })).toBe("");
  });
});

describe("the notebook", () => {
  const ended = (losses: readonly (number | null)[]) =>
    losses.map((validLoss) => ({ entry: okay, validLoss, validAccuracy: null, curve: { step: [], loss: [] } }));
  const before = ended([1, 2, 3, 4, 5]);

  test("says better or worse for a significant paired difference, and otherwise compares the diverged runs", () => {
    expect(verdictText(ended([1.5, 3.1, 4.4, 6, 7.7]), before)).toBe("worse");
    expect(verdictText(ended([0.7, 1.3, 2, 2.7, 3.2]), before)).toBe("better");
    expect(verdictText(ended([2, 1, 3, 5, 4]), before)).toBe("not told apart");
    expect(verdictText(ended([1, 2, 3, 4, null]), before)).toBe("diverges more often");
    expect(verdictText(before, ended([null, 2, 3, 4, 5]))).toBe("diverges less often");
    expect(verdictText(ended([null, 2, 3, 4, 5]), ended([1, null, 3, 4, 5]))).toBe("not told apart");
  });

  test("calls about 5 % of changes without an effect better or worse", () => {
    const [random, repetitions] = [new Random(9), 1000];
    const drawn = () => ended(Array.from({ length: 5 }, () => Math.exp(0.3 * random.normal())));
    const messages = Array.from({ length: repetitions }, () => verdictText(drawn(), drawn()) !== "not told apart");
    expect(Math.abs(messages.filter(Boolean).length / repetitions - 0.05)).toBeLessThan(0.02);
  });
});

test("a change of rate and width counts as two differences, and the text names both", () => {
  const next = { ...okay, lr: 0.1, width: 16 };
  expect(differences(next, okay)).toBe(2);
  expect(entryText(next, okay)).toBe("learning rate 0.1, units 16");
});

test("an address accepts seeds up to lastSeed, which is below mostSeed, and refuses 2^32", () => {
  const problems = (seed: number) => checked(schema, defaults, { ways: { ...defaults.ways, seed } }).problems;
  expect(problems(lastSeed)).toEqual([]);
  expect(lastSeed).toBeLessThan(mostSeed);
  expect(problems(2 ** 32).map(({ path, code }) => `${path} ${code}`)).toEqual(["ways.seed out-of-range"]);
});
