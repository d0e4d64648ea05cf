import { expect, it } from "vitest";
import { aligned, extent, spread, thinned } from "../../../web/src/charts/series";

it("aligns series with different steps over all their steps", () => {
  const data = aligned(
    [
      { label: "train", x: [1, 2, 3], y: [3, 2, 1] },
      { label: "valid", x: [0, 2], y: [5, 4] },
    ],
    { x: "linear", y: "linear" },
    100,
  );
  expect(data).toEqual([
    [0, 1, 2, 3],
    [null, 3, 2, 1],
    [5, null, 4, null],
  ]);
  expect(extent(data)).toEqual([1, 5]);
});

it("leaves out NaN, and on a log axis values that are not positive", () => {
  const series = [{ label: "loss", x: [0, 1, 2, 3], y: [1, 0, Number.NaN, -1] }];
  expect(aligned(series, { x: "linear", y: "log" }, 100)).toEqual([[0], [1]]);
  expect(aligned(series, { x: "linear", y: "linear" }, 100)[0]).toEqual([0, 1, 3]);
  expect(aligned(series, { x: "log", y: "linear" }, 100)).toEqual([
    [1, 3],
    [0, -1],
  ]);
  expect(extent(aligned([], { x: "log", y: "log" }, 100))).toEqual([Number.NaN, Number.NaN]);
});

it("keeps every peak of a long series, and its ends", () => {
  const y = Float32Array.from({ length: 100_000 }, (_, index) => Math.sin(index / 9));
  y[54_321] = 40;
  y[77_777] = -40;
  const x = Float64Array.from(y, (_, index) => index);
  const points = thinned(x, y, 2000);
  expect(points.length).toBeLessThanOrEqual(2000);
  expect(points.find(([, value]) => value === 40)?.[0]).toBe(54_321);
  expect(points.find(([, value]) => value === -40)?.[0]).toBe(77_777);
  expect([points[0]?.[0], points.at(-1)?.[0]]).toEqual([0, 99_999]);
  expect(points.every(([at], index) => index === 0 || at > (points[index - 1]?.[0] as number))).toBe(true);
});

it("moves labels apart, keeps their order, and keeps them inside", () => {
  expect(spread([50, 52, 10], 15, 0, 100)).toEqual([50, 65, 10]);
  expect(spread([99, 98, 97], 10, 0, 100)).toEqual([100, 90, 80]);
  expect(spread([-5], 10, 0, 100)).toEqual([0]);
});
