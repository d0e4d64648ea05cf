import { describe, expect, it } from "vitest";
import { Random } from "../../../web/src/kit";
import {
  beside,
  estimate,
  holm,
  interval,
  judge,
  logGamma,
  mean,
  median,
  overall,
  paired,
  pValue,
  studentQuantile,
  studentTail,
  visible,
  welch,
} from "../../../web/src/statistics";
import scipy from "../../fixtures/statistics/scipy.json";

const close = (result: number, right: number, relative = 1e-10) =>
  expect(Math.abs(result - right), `${result} beside ${right}`).toBeLessThanOrEqual(relative * Math.abs(right));

it("the median of an even number of values is the mean of both middle ones, that of none is NaN", () => {
  expect(mean([4, 1, 4])).toBe(3);
  expect(median([9, 1, 4])).toBe(4);
  expect(median([10, 9, 1, 4])).toBe(6.5);
  expect(median([])).toBeNaN();
});

describe("Student's t", () => {
  it("has the tails and quantiles of SciPy at whole and fractional degrees of freedom", () => {
    for (const [t = 0, freedom = 0, p = 0] of scipy.tail) close(studentTail(t, freedom), p);
    for (const [tail = 0, freedom = 0, t = 0] of scipy.quantile) close(studentQuantile(tail, freedom), t);
  });

  it("has its closed forms at one and two degrees of freedom", () => {
    // n = 1 is Cauchy's: P(|T| >= t) = 1 - 2 atan(t) / pi; n = 2: 1 - t / sqrt(2 + t^2).
    for (const t of [0.01, 0.3, 1, 3]) {
      close(studentTail(t, 1), 1 - (2 * Math.atan(t)) / Math.PI);
      close(studentTail(t, 2), 1 - t / Math.sqrt(2 + t * t));
    }
    close(studentQuantile(0.05, 2), 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2)));
  });

  it("at a million degrees of freedom the quantile is the normal distribution's 1.96", () => {
    expect(studentQuantile(0.05, 20)).toBeCloseTo(2.086, 3);
    expect(studentQuantile(0.05, 39)).toBeCloseTo(2.0227, 4);
    expect(studentQuantile(0.05, 1e6)).toBeCloseTo(1.95996, 4);
  });

  it("uses a gamma function with the right values at 11 and 1/2", () => {
    close(logGamma(11), Math.log(3_628_800), 1e-13);
    close(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-13);
  });
});

describe("a difference", () => {
  it.each(scipy.samples)("has SciPy's p, degrees of freedom and interval (sample %#)", (sample) => {
    const result = welch(sample.one, sample.other);
    const check = (one: typeof result, right: { p: number; freedom: number; low: number; high: number }) => {
      close(pValue(one), right.p);
      close(one.freedom, right.freedom);
      const [low, high] = interval(one);
      close(low, right.low, 1e-9);
      close(high, right.high, 1e-9);
    };
    check(result, sample.welch);
    if (sample.paired) check(paired(sample.one, sample.other), sample.paired);
  });

  it("is significant in pairs although the spread of the seeds hides it in two samples", () => {
    const one = [10.1, 20.2, 30.1, 40.2];
    const other = [10, 20, 30, 40];
    expect(pValue(paired(one, other))).toBeLessThan(0.05);
    expect(pValue(welch(one, other))).toBeGreaterThan(0.9);
  });

  it("of constant counts has an error of half a cell: one cell decides nothing with up to 60 seeds", () => {
    for (const seeds of [2, 5, 20, 60]) {
      const [five, six, nine] = [5, 6, 9].map((count) => Array.from({ length: seeds }, () => count)) as [
        number[],
        number[],
        number[],
      ];
      expect(judge([paired(six, five, 1)])[0]?.decision).toBe("undecided");
      expect(judge([welch(six, five, 1)])[0]?.decision).toBe("undecided");
      if (seeds >= 5) expect(judge([paired(nine, five, 1)])[0]?.decision).toBe("holds");
    }
  });

  it("without variance, or with one from rounding only, is undecided", () => {
    expect(judge([paired([6, 6, 6], [5, 5, 5])])[0]).toMatchObject({ decision: "undecided", p: 1 });
    expect(judge([paired([0.3, 1.3, 2.3], [0.1, 1.1, 2.1])])[0]).toMatchObject({ decision: "undecided", p: 1 });
    expect(interval(estimate([7, 7, 7]))).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  it("of one number, or with a number that is not finite, is undecided", () => {
    expect(judge([paired([3], [1])])[0]?.decision).toBe("undecided");
    expect(judge([paired([3, Number.NaN, 4], [1, 1, 1.1])])[0]?.decision).toBe("undecided");
    expect(judge([paired([3, Number.POSITIVE_INFINITY, 4], [1, 1, 1.1])])[0]?.decision).toBe("undecided");
    expect(judge([welch([3, 4], [1])])[0]?.decision).toBe("undecided");
  });

  it("with five seeds the visible effect is (2.776 + 0.941) standard errors", () => {
    const result = estimate([1, 2, 3, 2, 2]);
    close(visible(result), (2.7764451 + 0.9409646) * Math.sqrt(0.1), 1e-6);
  });

  it("the interval covers the truth in 95 % of repetitions, and the visible effect is found in 80 %", () => {
    // Five normal numbers, four thousand times, from a small generator in this test.
    let state = 12_345;
    const uniform = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const repetitions = 4000;
    let covered = 0;
    let seen = 0;
    // The true standard error of five numbers is 1 / sqrt 5; this shift is the visible effect.
    const shift = (studentQuantile(0.05, 4) + studentQuantile(0.4, 4)) / Math.sqrt(5);
    for (let repetition = 0; repetition < repetitions; ++repetition) {
      const sample = Array.from({ length: 5 }, normal);
      const [low, high] = interval(estimate(sample));
      covered += Number(low < 0 && high > 0);
      seen += Number(pValue(estimate(sample.map((number) => number + shift))) < 0.05);
    }
    expect(covered / repetitions).toBeGreaterThan(0.938);
    expect(covered / repetitions).toBeLessThan(0.962);
    expect(seen / repetitions).toBeGreaterThan(0.75);
    expect(seen / repetitions).toBeLessThan(0.87);
  });
});

describe("many comparisons", () => {
  it("are adjusted like Holm: the smallest p times m, the next times m - 1, never less than the previous one", () => {
    const result = holm([0.01, 0.04, 0.03, 0.005]);
    for (const [at, right] of [0.03, 0.06, 0.06, 0.02].entries()) close(result[at] as number, right);
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  it("have intervals that exclude the margin exactly if they are decided", () => {
    const samples = [
      [1, 1.2, 0.9, 1.1, 1],
      [0.5, 0.9, 0.1, 0.6, 0.4],
      [0.3, 0.9, -0.2, 0.8, 0.4],
      [0.1, -0.1, 0.2, 0, -0.3],
      [-1, -1.2, -0.9, -1.1, -1],
    ];
    for (const margin of [0, 0.3]) {
      const judged = judge(
        samples.map((sample) => estimate(sample)),
        margin,
      );
      for (const { interval: result, decision } of judged) {
        const [low, high] = result;
        expect(decision).toBe(low > margin ? "holds" : high < margin ? "fails" : "undecided");
      }
      expect(judged[0]?.decision).toBe("holds");
      expect(judged[4]?.decision).toBe("fails");
    }
    // Alone the second one would be decided; among five, Holm's condition is not met.
    expect(pValue(estimate(samples[2] as number[]))).toBeGreaterThan(0.05);
  });
});

describe("a verdict over settings", () => {
  it("holds or fails if more than half of the settings do, depends if some hold and others fail", () => {
    expect(overall(["holds", "holds"])).toBe("holds");
    expect(overall(["fails", "fails", "undecided"])).toBe("fails");
    expect(overall(["holds", "fails"])).toBe("depends");
    expect(overall(["holds", "undecided"])).toBe("undecided");
    expect(overall(["holds", "holds", "undecided"])).toBe("holds");
    expect(overall(["undecided", "undecided"])).toBe("undecided");
    expect(overall([])).toBe("undecided");
  });
});

describe("one number beside a sample", () => {
  it("differs from the mean with the error of one more draw: the spread plus the error of the mean", () => {
    // 1, 2, 3: mean 2, variance 1, so 1 + 1/3 for one more.
    expect(beside(5, [1, 2, 3])).toEqual({ mean: 3, error: Math.sqrt(4 / 3), freedom: 2 });
    // Two degrees of freedom: P(|T| > t) = 1 - t / sqrt(2 + t^2), t = 3 / sqrt(4 / 3).
    const t = 3 / Math.sqrt(4 / 3);
    close(pValue(beside(5, [1, 2, 3])), 1 - t / Math.sqrt(2 + t * t));
  });

  it("differs significantly in 5 % of cases if it is from the same distribution", () => {
    const random = new Random(3);
    const repeats = 4000;
    const messages = Array.from({ length: repeats }, () => {
      const sample = Array.from({ length: 20 }, () => random.normal());
      return pValue(beside(random.normal(), sample)) < 0.05;
    }).filter(Boolean).length;
    expect(Math.abs(messages / repeats - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / repeats));
  });
});
