import { expect, test } from "vitest";
import { Random } from "../../../web/src/kit/random";
import { lines, stepsTo } from "../../../web/src/lessons/scaling/curves";
import { plane } from "../../../web/src/lessons/scaling/data";
import { axes, between } from "../../../web/src/lessons/scaling/ellipse";
import { bestColumns, flattery, scalerOf, splitOf } from "../../../web/src/lessons/scaling/leak";
import { crossing, isotropic, limit } from "../../../web/src/lessons/scaling/noise";
import { bestOf, type Cell } from "../../../web/src/lessons/scaling/real";
import { asked, defaults, mostCurves, schema, withAsked } from "../../../web/src/lessons/scaling/state";
import { words } from "../../../web/src/lessons/scaling/words";
import { checked, decode, encode, patched } from "../../../web/src/state";

test("the state is the same after it was encoded in an address and decoded", () => {
  const state = patched(defaults, { scales: [0.1, 3], guess: "two", bowl: { inputs: 2, preprocess: "whiten" } });
  expect(checked(schema, defaults, decode(encode(state, defaults), defaults, schema))).toEqual({ state, problems: [] });
});

test("a bowl with the Hessian [[2, 1], [1, 2]] has the eigenvalues 3 and 1, at 45 degrees", () => {
  const { values, angle } = axes({ a: 2, b: 1, c: 2, minimum: [0, 0], least: 0 });
  expect(values[0]).toBeCloseTo(3, 12);
  expect(values[1]).toBeCloseTo(1, 12);
  expect(angle).toBeCloseTo(Math.PI / 4, 12);
});

test("halfway between two bowls, the Hessian is positive definite and the minimum is in the middle", () => {
  const one = { a: 8, b: 1, c: 1, minimum: [0, 0], least: 0 } as const;
  const half = between(one, { a: 2, b: -1, c: 5, minimum: [2, 4], least: 1 }, 0.5);
  expect(half.a * half.c).toBeGreaterThan(half.b * half.b);
  expect(half.minimum).toEqual([1, 2]);
});

test("the limit of 10 parameters is 0.0833 for batches of 1 and 0.744 for 32: 1 / (1 + (d + 1) / B)", () => {
  expect(limit(10, 1)).toBeCloseTo(0.16667 / 2, 5);
  expect(limit(10, 32)).toBeCloseTo(1.48837 / 2, 5);
  expect(crossing([1, 2, 3], [0.5, 0.8, 1.2])).toBeCloseTo(2.5, 12);
});

test("two inputs have exactly the requested means, deviations and correlation", () => {
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

test("isotropic columns have mean 0, variance 1 and no correlation", () => {
  const columns = isotropic(500, 4, 3);
  const product = (one: ArrayLike<number>, other: ArrayLike<number>) =>
    Array.from(one, (value, i) => value * (other[i] ?? 0)).reduce((sum, value) => sum + value, 0) / one.length;
  for (const [i, one] of columns.entries()) {
    expect(product(one, new Array(500).fill(1))).toBeCloseTo(0, 10);
    for (const [j, other] of columns.entries()) expect(product(one, other)).toBeCloseTo(i === j ? 1 : 0, 10);
  }
});

const curve = (losses: number[], predicted: number, scale = 1) => ({
  scale,
  losses: Float32Array.from(losses),
  curvature: {} as never,
  predicted,
  measured: predicted,
  across: false,
});

test("a curve above 1e6 leaves the picture at step 2; only one with non-finite losses has diverged", () => {
  const [leaves] = lines([curve([1, 1e3, 1e7, 1e9, 1e11], 30)], 0, 5, 5);
  expect(leaves).toMatchObject({ x: [0, 1], leaves: 2, diverged: null });
  const [diverged] = lines([curve([1, 1e3], 1e30)], 0, 5, 5);
  expect(diverged).toMatchObject({ x: [0, 1], leaves: null, diverged: 2 });
});

test("the scales 3.1622 and 3.163 have different labels", () => {
  const names = lines([curve([1], 1, 3.1622), curve([1], 1, 3.163), curve([1], 1, 0.3)], 0, 5, 5);
  expect(names.map(({ label }) => label)).toEqual(["×3.1622", "×3.163", "×0.3"]);
});

test("a curve below 1e-12 ends at the lower edge at step 2, without a flat line", () => {
  const [falls] = lines([curve([1, 1e-6, 1e-13, 1e-14, 0], 1e-6)], 0, 5, 5);
  expect(falls).toMatchObject({ x: [0, 1, 2], leaves: null, diverged: null });
  expect(Array.from(falls?.y ?? [])).toEqual([1, expect.closeTo(1e-6, 12), 1e-12]);
});

test("a split has every row once, and 4 training rows of 90 contain all three classes", () => {
  const y = Array.from({ length: 90 }, (_, row) => (row < 60 ? 0 : row < 80 ? 1 : 2));
  const x = y.map((_, row) => [row]);
  for (let seed = 0; seed < 50; seed++) {
    const { train, valid, fresh } = splitOf({ x, y }, 0.04, new Random(seed));
    const rows = [...train.x, ...valid.x, ...fresh.x].map(([row = -1]) => row);
    expect(rows.sort((one, other) => one - other)).toEqual(x.map(([row]) => row));
    expect(new Set(train.y).size).toBe(3);
    expect(train.x).toHaveLength(4);
    expect(Math.abs(valid.x.length - fresh.x.length)).toBeLessThanOrEqual(1);
  }
});

test("a scaler maps [2, 5], the mean of its rows, to [0, 0], and 4 to sqrt(1.5) deviations", () => {
  const scale = scalerOf({ x: [[0, 5], [2, 5], [4, 5]], y: [0, 0, 1] }); // biome-ignore format: as a table
  expect(scale([2, 5])).toEqual([0, 0]);
  expect(scale([4, 6])[0]).toBeCloseTo(Math.sqrt(1.5), 12);
});

test("the two columns with the largest differences of class means are chosen, the largest first", () => {
  const x = [[0, 9, 1], [0, 1, 2], [1, 9, 7], [1, 1, 8]]; // biome-ignore format: as a table
  expect(bestColumns({ x, y: [0, 0, 1, 1] }, 2)).toEqual([2, 0]);
});

test("a leak that gains 10 points on validation and fresh rows has flattery 0", () => {
  const honest = { valid: 0.5, fresh: 0.5 };
  expect(flattery({ honest, peeked: { valid: 0.6, fresh: 0.6 } })).toBeCloseTo(0, 12);
  expect(flattery({ honest, peeked: { valid: 0.75, fresh: 0.5 } })).toBeCloseTo(25, 12);
});

test("the best training has the highest validation accuracy and, among equal ones, the lowest loss", () => {
  const cell = (lr: number, validAccuracy: number, loss: number): Cell => ({
    ...{ preprocess: "none", lr, loss, accuracy: 1, validAccuracy, rows: 40, first: 1, diverged: null },
  });
  const cells = [cell(0.1, 0.8, 0.3), cell(1, 0.9, 0.25), cell(2, 0.9, 0.2), cell(10, 0.7, 0.01)];
  expect(bestOf(cells, "none")).toMatchObject({ lr: 2, validAccuracy: 0.9, loss: 0.2 });
  expect(bestOf(cells, "standardize")).toBeNull();
  expect(bestOf([cell(1, 1, 2)], "none")).toBeNull();
});

test("the figure shows all scales of the question, at most nine curves in order, and keeps the chosen one", () => {
  const many = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1];
  for (const [scales, chosen] of [
    [many, 8],
    [many, 0],
    [[...defaults.scales], 2],
    [[3.3, 5, 8], 1],
  ] as const) {
    const state = withAsked({ scales: [...scales], chosen });
    expect(state.scales).toEqual(expect.arrayContaining([...asked]));
    expect(state.scales[state.chosen]).toBe(scales[chosen]);
    expect(state.scales.length).toBeLessThanOrEqual(mostCurves);
    expect(state.scales).toEqual([...state.scales].sort((one, other) => one - other));
  }
});

test("a distance with the rate 1 never shrinks to a millionth", () => {
  expect(stepsTo(1e-6, 1)).toBe(Number.POSITIVE_INFINITY);
  expect(words.text("fan.never")).toBe("never");
});
