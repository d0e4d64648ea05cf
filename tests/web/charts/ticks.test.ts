import { expect, it } from "vitest";
import { linearTicks, logTicks, paddedRange } from "../../../web/src/charts/ticks";

it("linear ticks are round numbers", () => {
  expect(linearTicks(0, 60, 4)).toEqual([0, 20, 40, 60]);
  expect(linearTicks(-0.13, 0.31, 5)).toEqual([-0.1, 0, 0.1, 0.2, 0.3]);
  expect(linearTicks(0.1, 0.3, 2)).toEqual([0.1, 0.2, 0.3]);
});

it("there are at least three linear ticks, also with room for fewer", () => {
  expect(linearTicks(-2.6, 2.6, 2.5)).toEqual([-2, 0, 2]);
  expect(linearTicks(-1.4, 1.3, 1)).toEqual([-1, 0, 1]);
});

it("log ticks are powers of ten, some of which are left out over many decades", () => {
  expect(logTicks(8e-4, 30, 6)).toEqual([1e-3, 1e-2, 1e-1, 1, 10]);
  expect(logTicks(1e-12, 1, 4)).toEqual([1e-12, 1e-9, 1e-6, 1e-3, 1]);
  expect(logTicks(1e-16, 2, 6)).toEqual([1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 1]);
  expect(logTicks(0.1, 10, 1)).toEqual([0.1, 10]);
});

it("a log axis shorter than a decade has at least two ticks", () => {
  expect(logTicks(1.8, 7.5)).toEqual([2, 3, 5, 7]);
  expect(logTicks(0.04, 0.9, 3.8)).toEqual([0.05, 0.1, 0.2, 0.5]);
  expect(logTicks(0.612, 0.688).length).toBeGreaterThanOrEqual(2);
});

it("a padded range is wider than the data, starts at 0 if that is near, and exists for a single value", () => {
  expect(paddedRange(0.01, 1, "linear")[0]).toBe(0);
  expect(paddedRange(5, 5, "linear")).toEqual([2.5, 7.5]);
  expect(paddedRange(0, 0, "linear")).toEqual([0, 1]);
  expect(paddedRange(2, 2, "log")).toEqual([1, 4]);
  expect(paddedRange(Number.NaN, Number.NaN, "log")).toEqual([0.1, 1]);
});
