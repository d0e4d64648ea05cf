import { describe, expect, test } from "vitest";
import { plane } from "../../../web/src/lessons/scaling/data";
import { axes, between } from "../../../web/src/lessons/scaling/ellipse";
import { crossing, limit } from "../../../web/src/lessons/scaling/noise";
import { evidence, mixed } from "../../../web/src/lessons/scaling/slip";
import { defaults, schema } from "../../../web/src/lessons/scaling/state";
import { checked, decode, encode, patched } from "../../../web/src/state";

test("the state survives the address", () => {
  const state = patched(defaults, { scales: [0.1, 3], guess: "two", bowl: { inputs: 2, preprocess: "whiten" } });
  expect(checked(schema, defaults, decode(encode(state, defaults), defaults))).toEqual({ state, problems: [] });
});

describe("the slip", () => {
  test("brackets and the 2, at two points that can be checked by hand", () => {
    const { meant, differences, literal, slide } = evidence();
    expect(meant).toBe(18.625);
    expect(differences.w).toBeCloseTo(-13.5, 6);
    expect(differences.b).toBeCloseTo(-8.5, 6);
    expect(literal).toEqual({ loss: 39.625, w: -19.5, b: 12.5 });
    expect(slide).toBe(-6.75);
  });

  test("mixing the two converges to a wrong model", () => {
    const { w, b } = mixed();
    expect(w.at(-1)).toBeCloseTo(4.342629, 6);
    expect(b.at(-1)).toBeCloseTo(-1.828685, 6);
  });
});

test("the axes of a turned bowl", () => {
  const { values, angle } = axes({ a: 2, b: 1, c: 2, minimum: [0, 0], least: 0 });
  expect(values[0]).toBeCloseTo(3, 12);
  expect(values[1]).toBeCloseTo(1, 12);
  expect(angle).toBeCloseTo(Math.PI / 4, 12);
});

test("on its way from one bowl to another it is a bowl all the time", () => {
  const one = { a: 8, b: 1, c: 1, minimum: [0, 0], least: 0 } as const;
  const half = between(one, { a: 2, b: -1, c: 5, minimum: [2, 4], least: 1 }, 0.5);
  expect(half.a * half.c).toBeGreaterThan(half.b * half.b);
  expect(half.minimum).toEqual([1, 2]);
});

test("the limit of small batches is half of 2 / (1 + (d + 1)/B)", () => {
  expect(limit(10, 1)).toBeCloseTo(0.16667 / 2, 5);
  expect(limit(10, 32)).toBeCloseTo(1.48837 / 2, 5);
  expect(crossing([1, 2, 3], [0.5, 0.8, 1.2])).toBeCloseTo(2.5, 12);
});

test("two inputs have the deviations and the correlation that were asked for", () => {
  const rows = plane(2, 5, 0.6)
    .split("\n")
    .slice(1)
    .map((row) => row.split(",").map(Number));
  const mean = (of: (row: number[]) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  expect(mean(([x = 0]) => x * x)).toBeCloseTo(4, 10);
  expect(mean(([, x = 0]) => x * x)).toBeCloseTo(25, 10);
  expect(mean(([x = 0, y = 0]) => x * y)).toBeCloseTo(6, 10);
});
