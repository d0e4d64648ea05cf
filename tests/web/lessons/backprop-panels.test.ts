import { describe, expect, test } from "vitest";
import { agreeing, best, cause, errors, growthOf, widths } from "../../../web/src/lessons/backprop/check/errors";
import { type AskPart, Jacobian } from "../../../web/src/lessons/backprop/modes/jacobian";
import { summary, tickOf, timed } from "../../../web/src/lessons/backprop/modes/timing";
import { typedSeed, typedVector } from "../../../web/src/lessons/backprop/typed";

describe("finite differences", () => {
  test("the widths go from 1e-15 to 1e-1, four in every decade", () => {
    expect(widths[0]).toBeCloseTo(1e-15, 20);
    expect(widths.at(-1)).toBeCloseTo(0.1, 12);
    for (let i = 4; i < widths.length; i++)
      expect((widths[i] as number) / (widths[i - 4] as number)).toBeCloseTo(10, 8);
  });

  test("errors are relative to the derivative, and plain where it is 0", () => {
    expect(errors([9, 11], 10)).toEqual([0.1, 0.1]);
    expect(errors([0.5], 0)).toEqual([0.5]);
  });

  test("the best width is in the valley, not where rounding hit the derivative by chance", () => {
    const curve = widths.map((h) => (h * h) / 6 + 1.1e-16 / h);
    const valley = widths[best(curve)] as number;
    expect(valley).toBeGreaterThan(3e-6);
    expect(valley).toBeLessThan(2e-5);
    const lucky = curve.map((error, index) => (index === 20 ? 0 : error));
    expect(best(lucky)).toBe(best(curve));
    expect(best([Number.NaN, Number.NaN])).toBe(-1);
  });

  test("left of the valley it is rounding, right of it truncation", () => {
    expect([1e-9, 1e-5, 1e-2].map((h) => cause(h, 1e-5))).toEqual(["rounding", "balanced", "truncation"]);
  });

  test("the error grows as h squared, as h where a slope bends, as h^4 where the third derivative is 0; or not", () => {
    const rounded = (left: (h: number) => number) => widths.map((h) => left(h) + 1.1e-16 / h);
    expect(growthOf(rounded((h) => (h * h) / 6))).toBe(2);
    expect(growthOf(rounded(() => 0))).toBeNull();
    // relu(a) * relu(a) and a * abs(a) at 0: the quotient is h / 2 and h, and loses no digit.
    expect(growthOf(widths.map((h) => h / 2))).toBe(1);
    // a^5 at 0.
    expect(growthOf(widths.map((h) => h ** 4))).toBe(4);
    // log(a) at 0.05: wider ones leave the domain.
    expect(growthOf(rounded((h) => (h < 0.05 ? (h / 0.05) ** 2 / 3 : Number.NaN)))).toBe(2);
  });

  test("digits agree from the front", () => {
    expect(agreeing("2.71828", "2.71801")).toBe(5);
    expect(agreeing("-1", "1")).toBe(0);
  });
});

describe("a vector as typed", () => {
  test("goes row by row into column-major memory; one number stands for all", () => {
    expect(typedVector("1 2 3; 4 5 6", { rows: 2, columns: 3 })?.values).toEqual(Float64Array.of(1, 4, 2, 5, 3, 6));
    expect(typedVector("", { rows: 1, columns: 2 })?.values).toEqual(Float64Array.of(1, 1));
    expect(typedVector("[\u22122]", { rows: 2, columns: 1 })?.values).toEqual(Float64Array.of(-2, -2));
    expect(typedVector("1 2", { rows: 3, columns: 1 })).toBeNull();
    expect(typedVector("one", { rows: 1, columns: 1 })).toBeNull();
    expect(typedVector("1/4 -1", { rows: 1, columns: 2 })?.values).toEqual(Float64Array.of(0.25, -1));
    expect(typedVector("0,5 1,25", { rows: 1, columns: 2 })?.values).toEqual(Float64Array.of(0.5, 1.25));
    expect(typedVector("1, 2", { rows: 1, columns: 2 })?.values).toEqual(Float64Array.of(1, 2));
    expect(typedVector("1,2,3", { rows: 3, columns: 1 })?.values).toEqual(Float64Array.of(1, 2, 3));
    expect(typedVector("[1, 2; 3, 4]", { rows: 2, columns: 2 })?.values).toEqual(Float64Array.of(1, 3, 2, 4));
  });

  test("as a cotangent: ones until somebody types, and what does not fit goes to the engine as it is", () => {
    const column = { rows: 2, columns: 1 };
    expect(typedSeed("", column)).toEqual([[1], [1]]);
    expect(typedSeed("3", column)).toEqual([[3], [3]]);
    expect(typedSeed("1/2", { rows: 1, columns: 1 })).toBe(0.5);
    expect(typedSeed("1 -2", column)).toEqual([[1], [-2]]);
    expect(typedSeed("[[1, -2]]", column)).toEqual([[1, -2]]);
    expect(typedSeed("1 2 3", column)).toEqual([[1, 2, 3]]);
    expect(typedSeed("two", column)).toBeNull();
  });
});

describe("a Jacobian in passes", () => {
  /** An engine whose Jacobian has 10 row + column at every place. */
  const ask: AskPart = async ({ inputs, outputs, mode, from, count }) => {
    const length = mode === "vjp" ? inputs : outputs;
    const values = Float64Array.from({ length: count * length }, (_, i) => {
      const [pass, place] = [from + Math.floor(i / length), i % length];
      return mode === "vjp" ? 10 * pass + place : 10 * place + pass;
    });
    return { values, multiplications: count * inputs * outputs, stored: mode === "vjp" ? outputs : 0, milliseconds: 5 };
  };

  test("rows from backward passes and columns from forward passes make the same matrix", async () => {
    const built = (["vjp", "jvp"] as const).map((mode) => new Jacobian(mode, 4, 3));
    for (const one of built) await one.finish(ask, () => {});
    expect(built.map(({ passes, total }) => [passes, total])).toEqual([
      [3, 3],
      [4, 4],
    ]);
    for (let row = 0; row < 3; row++)
      for (let column = 0; column < 4; column++)
        expect(built.map((one) => one.at(row, column))).toEqual([10 * row + column, 10 * row + column]);
  });

  test("what no pass has reached is not there yet", async () => {
    const jacobian = new Jacobian("jvp", 4, 3);
    await jacobian.run(ask, 2);
    expect([jacobian.at(2, 1), jacobian.at(0, 2)]).toEqual([21, Number.NaN]);
    expect([jacobian.passes, jacobian.done, jacobian.multiplications]).toEqual([2, false, 24]);
  });
});

describe("a timing", () => {
  test("does not count the warm-up, and is the median: one interrupted round changes nothing", async () => {
    // The first round takes 5 ms, as code is still compiled; the third is interrupted for 40; every other one takes 1.
    let count = 0;
    const timing = await timed(async () => (++count === 1 ? 5 : count === 3 ? 40 : 1), 0.1);
    expect(timing).toEqual({ median: 1, low: 1, high: 1, rounds: 5 });
  });

  test("goes on while its rounds differ, and says how much", async () => {
    let count = 0;
    const timing = await timed(async () => 1 + (count++ % 2), 0.1);
    expect(timing?.rounds).toBe(21);
    expect([timing?.low, timing?.high]).toEqual([1, 2]);
  });

  test("of long work takes three rounds, of short work rounds of fifty ticks of the clock", async () => {
    expect((await timed(async () => 2000, 1))?.rounds).toBe(3);
    const asked: number[] = [];
    await timed(async (atLeast) => {
      asked.push(atLeast);
      return 1;
    }, 1);
    expect(asked.slice(1)).toEqual([50, 50, 50, 50, 50]);
  });

  test("is none where the clock is too coarse, as one that ticks every 100 ms", async () => {
    expect(await timed(async () => 1, 100)).toBeNull();
  });

  test("the tick of a clock is what it moves by when it moves; one that stands still counts as 20 ms", () => {
    let looks = 0;
    expect(tickOf(() => Math.floor(looks++ / 7))).toBe(1);
    expect(tickOf(() => 5)).toBe(20);
  });

  test("quartiles lie between the values they fall among", () => {
    expect(summary([4, 1, 3, 2])).toEqual({ median: 2.5, low: 1.75, high: 3.25, rounds: 4 });
  });
});
