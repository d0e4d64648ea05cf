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

/** Where the numbers of the axis across stand, 600 pixels wide. */
const across = (...xs: number[]) =>
  plotOf({} as CanvasRenderingContext2D, { ...view, data: [xs, xs] }, { width: 600, height: 300 }).xTicks;

test("between two steps there is no number, however short a run", () => {
  expect(across(0, 1)).toEqual([0, 1]);
  expect(across(0, 1, 2, 3)).toEqual([0, 1, 2, 3]);
});

test("between two rates there are numbers", () => {
  expect(across(0.1, 0.35)).toEqual([0, 0.1, 0.2, 0.3]);
});
