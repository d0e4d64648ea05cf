import { describe, expect, test } from "vitest";
import type { Descent } from "../../../wasm-bindings/engine";
import { knobOf } from "../../../web/src/lessons/optimizers/own/entrant";
import { partingOf } from "../../../web/src/lessons/optimizers/own/examples";

describe("two paths", () => {
  const path = (...x: number[]): Descent => ({
    x: Float64Array.from(x),
    y: new Float64Array(x.length),
    f: new Float64Array(x.length),
    diverged: false,
    cause: null,
    inside: null,
    lines: null,
  });

  test("part at the first different step, with the ratio of its lengths: 3 and 1 give 3", () => {
    expect(partingOf(path(5, 4, 1), path(5, 4, 3))).toEqual({ step: 2, ratio: 3 });
  });

  test("are equal up to rounding: 1e-13 is equal, 1e-6 is not", () => {
    expect(partingOf(path(5, 4 + 1e-13), path(5, 4)).step).toBeNull();
    expect(partingOf(path(5, 4 + 1e-6), path(5, 4)).step).toBe(1);
  });

  test("part at the step at which one of them ends", () => {
    expect(partingOf(path(5, 4), path(5, 4, 3)).step).toBe(2);
  });
});

test("a constant gets a default and a slider by its name, and may be any number up to 1e9", () => {
  expect(knobOf("beta1")).toMatchObject({ default: 0.9, scale: "linear", sliderMin: 0, sliderMax: 1 });
  expect(knobOf("eps")).toMatchObject({ default: 1e-8, scale: "log" });
  expect(knobOf("lr").min).toBeGreaterThan(0);
  expect(knobOf("anything")).toMatchObject({ default: 0.1, min: -1e9, max: 1e9 });
});
