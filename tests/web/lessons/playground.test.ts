import { describe, expect, test } from "vitest";
import type { Prepared } from "../../../wasm-bindings/engine";
import { points, windowOf } from "../../../web/src/lessons/playground/plane";
import { Series } from "../../../web/src/lessons/playground/series";
import {
  dataKey,
  defaults,
  experiment,
  hash,
  looksOf,
  rowsKey,
  schema,
  switched,
} from "../../../web/src/lessons/playground/state";
import { checked, decode, encode, patched } from "../../../web/src/state";

const part = (...rows: number[]) => ({
  count: rows.length,
  x: new Float32Array(),
  y: new Float32Array(),
  rows: Int32Array.from(rows),
});
const prepared: Prepared = {
  features: ["a", "b"],
  classes: ["no", "yes"],
  parts: { train: part(0, 2), valid: part(1), test: part(3) },
  raw: { count: 4, x: Float64Array.of(0, 10, 1, 20, 2, 30, 99, 99), y: Float64Array.of(0, 1, 1, 0) },
  transform: new Float64Array(4),
  offset: new Float64Array(2),
  target: { mean: 0, std: 1 },
  remarks: [],
  table: null,
};

describe("looks at test rows", () => {
  const looked = patched(defaults, { looks: { [rowsKey(defaults)]: 3 } });
  test("still count 3 after a change of preprocessing, scale, shift or split, and 0 for other rows", () => {
    const changes = [
      { preprocess: "none" },
      { inputScale: 10 },
      { inputShift: 2 },
      { split: [0.8, 0.1, 0.1] as [number, number, number] },
    ];
    for (const data of changes) expect(looksOf(patched(looked, { data })), JSON.stringify(data)).toBe(3);
    const [seed, noise, source] = [{ seed: 1 }, { noise: 0.3 }, { source: "moons" }];
    for (const data of [seed, noise, source]) expect(looksOf(patched(looked, { data }))).toBe(0);
  });
  test("of an address of version 1, with a key of all data settings, count as well", () => {
    const former = patched(defaults, { looks: { [hash(JSON.stringify(dataKey(defaults)))]: 2 } });
    expect(looksOf(former)).toBe(2);
  });
});

describe("the state of the playground", () => {
  test("is the same after it was encoded in an address and decoded", () => {
    const state = patched(defaults, { data: { source: "moons" }, model: { hidden: [5] }, optimizer: { lr: 0.02 } });
    expect(checked(schema, defaults, decode(encode(state, defaults), defaults))).toEqual({ state, problems: [] });
  });

  test("has the default knobs of a newly chosen rule, and none of the old one", () => {
    const state = patched(defaults, { optimizer: { beta1: 0.5 } });
    const next = patched(state, {
      optimizer: switched(state.optimizer, "momentum", [
        { name: "lr", default: 0.01 },
        { name: "momentum", default: 0.9 },
      ]),
    });
    expect(next.optimizer).toEqual({ name: "momentum", lr: 0.01, momentum: 0.9 });
  });

  test("puts own data into the document only when they are the source", () => {
    expect(experiment(defaults, "a,b\n1,2").data).not.toHaveProperty("csv");
    expect(experiment(patched(defaults, { data: { source: "csv" } }), "a,b\n1,2").data).toHaveProperty(
      "csv",
      "a,b\n1,2",
    );
  });
});

describe("the series", () => {
  test("averages 5000 batch losses to fewer than 2000 points with the same mean", () => {
    const series = new Series();
    const loss = Float32Array.from({ length: 5000 }, (_, i) => i % 2);
    series.addLosses({ from: 0, loss });
    expect(series.lossCount).toBe(5000);
    expect(series.batch.x.length).toBeLessThan(2000);
    expect(series.batch.y.every((value) => value === 0.5)).toBe(true);
    expect(series.batch.x[0]).toBe(4);
  });

  test("contains a loss that was read twice once", () => {
    const series = new Series();
    series.addLosses({ from: 0, loss: Float32Array.of(3, 2) });
    series.addLosses({ from: 1, loss: Float32Array.of(2, 1) });
    expect(series.batch).toEqual({ x: [1, 2, 3], y: [3, 2, 1] });
  });
});

describe("the picture", () => {
  test("shows training rows filled, validation rows hollow and test rows not at all", () => {
    expect(points(prepared)).toEqual([
      { x: 0, y: 10, target: 0, heldOut: false },
      { x: 2, y: 30, target: 1, heldOut: false },
      { x: 1, y: 20, target: 1, heldOut: true },
    ]);
  });

  test("has a window with a margin around the data", () => {
    const { grid } = windowOf(prepared);
    expect(grid.x[0]).toBeLessThan(0);
    expect(grid.x[1]).toBeGreaterThan(99);
  });
});

test("hash is FNV-1a: 811c9dc5 of the empty text, e40c292c of a", () => {
  expect(hash("")).toBe("811c9dc5");
  expect(hash("a")).toBe("e40c292c");
});
