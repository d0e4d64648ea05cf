import { expect, test } from "vitest";
import { axes, between } from "../../../web/src/lessons/scaling/bowl/ellipse";
import { plane } from "../../../web/src/lessons/scaling/data";
import { isotropic } from "../../../web/src/lessons/scaling/noise/isotropic";
import { crossing, limit } from "../../../web/src/lessons/scaling/noise/noise";
import { defaults, schema } from "../../../web/src/lessons/scaling/state";
import { checked, decode, encode, patched } from "../../../web/src/state";

test("the state survives the address", () => {
  const state = patched(defaults, { scales: [0.1, 3], guess: "two", bowl: { inputs: 2, preprocess: "whiten" } });
  expect(checked(schema, defaults, decode(encode(state, defaults), defaults))).toEqual({ state, problems: [] });
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

test("two inputs have the means, the deviations and the correlation that were asked for", () => {
  const rows = plane([2, 5], 0.6, [1, -3])
    .split("\n")
    .slice(1)
    .map((row) => row.split(",").map(Number));
  const mean = (of: (row: number[]) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  expect(mean(([x = 0]) => x)).toBeCloseTo(1, 10);
  expect(mean(([, x = 0]) => x)).toBeCloseTo(-3, 10);
  expect(mean(([x = 0]) => (x - 1) ** 2)).toBeCloseTo(4, 10);
  expect(mean(([, x = 0]) => (x + 3) ** 2)).toBeCloseTo(25, 10);
  expect(mean(([x = 0, y = 0]) => (x - 1) * (y + 3))).toBeCloseTo(6, 10);
});

test("columns that look the same in every direction: mean 0, variance 1, and no correlation", () => {
  const columns = isotropic(500, 4, 3);
  const product = (one: ArrayLike<number>, other: ArrayLike<number>) =>
    Array.from(one, (value, i) => value * (other[i] ?? 0)).reduce((sum, value) => sum + value, 0) / one.length;
  for (const [i, one] of columns.entries()) {
    expect(product(one, new Array(500).fill(1))).toBeCloseTo(0, 10);
    for (const [j, other] of columns.entries()) expect(product(one, other)).toBeCloseTo(i === j ? 1 : 0, 10);
  }
});
