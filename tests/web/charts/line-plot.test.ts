import { expect, test } from "vitest";
import { plotOf } from "../../../web/src/charts/line-plot";
import type { LineView } from "../../../web/src/charts/line-view";

const view: LineView = {
  series: [{ label: "loss", x: [], y: [] }],
  data: [[], []],
  scale: "linear",
  xScale: "linear",
  scheme: "light",
  yRange: null,
  xEnd: null,
  current: null,
  reading: null,
};

/** The ticks of the x axis at a width of 600 pixels. */
const across = (...xs: number[]) =>
  plotOf({} as CanvasRenderingContext2D, { ...view, data: [xs, xs] }, { width: 600, height: 300 }).xTicks;

test("the ticks between steps are whole numbers, also for a run of one step", () => {
  expect(across(0, 1)).toEqual([0, 1]);
  expect(across(0, 1, 2, 3)).toEqual([0, 1, 2, 3]);
});

test("the ticks between rates are not whole numbers", () => {
  expect(across(0.1, 0.35)).toEqual([0, 0.1, 0.2, 0.3]);
});
