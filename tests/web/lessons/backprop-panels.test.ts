import { describe, expect, test } from "vitest";
import { agreeing, best, cause, errors, hasTruncation, widths } from "../../../web/src/lessons/backprop/check/errors";
import { seed, typedVector } from "../../../web/src/lessons/backprop/input/seed";
import { Latest } from "../../../web/src/lessons/backprop/latest";
import { type AskPart, Build } from "../../../web/src/lessons/backprop/modes/build";

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
    expect(hasTruncation(widths.map((h) => h * h))).toBe(true);
    expect(hasTruncation(widths.map((h) => 1e-16 / h))).toBe(false);
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
  });

  test("as a cotangent: ones until somebody types, and what does not fit goes to the engine as it is", () => {
    const column = { rows: 2, columns: 1 };
    expect(seed("", column)).toEqual([[1], [1]]);
    expect(seed("3", column)).toEqual([[3], [3]]);
    expect(seed("1/2", { rows: 1, columns: 1 })).toBe(0.5);
    expect(seed("1 -2", column)).toEqual([[1], [-2]]);
    expect(seed("[[1, -2]]", column)).toEqual([[1, -2]]);
    expect(seed("1 2 3", column)).toEqual([[1, 2, 3]]);
    expect(seed("two", column)).toBeNull();
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
    const builds = (["vjp", "jvp"] as const).map((mode) => new Build(mode, 4, 3, ask));
    for (const build of builds) await build.finish(() => {});
    expect(builds.map(({ passes, total }) => [passes, total])).toEqual([
      [3, 3],
      [4, 4],
    ]);
    for (let row = 0; row < 3; row++)
      for (let column = 0; column < 4; column++)
        expect(builds.map((build) => build.at(row, column))).toEqual([10 * row + column, 10 * row + column]);
  });

  test("short work is timed by the median of its rounds: neither the first run nor an interrupted one counts", async () => {
    // The first run takes 5 ms, as code is still compiled; the third is interrupted for 40; every other one takes 1.
    let runs = 0;
    const uneven: AskPart = async (request) => {
      const part = await ask(request);
      if (request.count > 0) runs += 1;
      return { ...part, milliseconds: runs === 1 ? 5 : runs === 3 ? 40 : 1 };
    };
    const build = new Build("vjp", 4, 3, uneven);
    await build.finish(() => {});
    expect(build.milliseconds).toBe(5);
    expect(await build.measured()).toBe(1);
    expect(runs).toBe(4);
  });

  test("what no pass has reached is not there yet", async () => {
    const build = new Build("jvp", 4, 3, ask);
    await build.run(2);
    expect([build.at(2, 1), build.at(0, 2)]).toEqual([21, Number.NaN]);
    expect([build.passes, build.done, build.multiplications]).toEqual([2, false, 24]);
  });
});

test("of questions asked while one runs, only the newest is asked", async () => {
  const latest = new Latest();
  const asked: number[] = [];
  const question = (number: number) => async () => {
    asked.push(number);
    await Promise.resolve();
  };
  await Promise.all([latest.ask(question(1)), latest.ask(question(2)), latest.ask(question(3))]);
  expect(asked).toEqual([1, 3]);
});
