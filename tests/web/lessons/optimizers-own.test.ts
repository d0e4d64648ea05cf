import { describe, expect, test } from "vitest";
import type { Descent } from "../../../wasm-bindings/engine";
import { partingOf } from "../../../web/src/lessons/optimizers/own/compare";
import { knobOf } from "../../../web/src/lessons/optimizers/own/knobs";
import { filledIn, linesOf, ruleText } from "../../../web/src/lessons/optimizers/own/text";

describe("what was typed, as the engine is given it", () => {
  test("a line that begins an assignment ends the one before it", () => {
    expect(ruleText("v = mu*v + g\ntheta = theta - lr*v\n")).toBe("v = mu*v + g;theta = theta - lr*v");
  });

  test("a semicolon that was typed is no second one, and a line may go on below", () => {
    expect(ruleText("v = g;\ntheta = theta\n  - lr*v;")).toBe("v = g;\ntheta = theta\n  - lr*v");
  });

  test("every character keeps its column", () => {
    const typed = "v = mu*v + g \n  theta = theta - lr*v";
    expect(ruleText(typed)).toHaveLength(typed.length);
    expect(ruleText(typed).indexOf("theta")).toBe(typed.indexOf("theta"));
  });

  test("its lines, each with the name that it assigns", () => {
    expect(linesOf("v = mu*v\n   + g\ntheta = theta - lr*v")).toEqual([
      { to: "v", source: "mu*v + g" },
      { to: "theta", source: "theta - lr*v" },
    ]);
  });
});

test("names stand for their numbers, negative ones in parentheses; functions and numbers stay", () => {
  const values = new Map([
    ["v", 2],
    ["g", -1],
    ["e", 7],
  ]);
  expect(filledIn("0.9*v + g", values, String)).toBe("0.9*2 + (-1)");
  expect(filledIn("sqrt(v) + 1e3*w", values, String)).toBe("sqrt(2) + 1e3*w");
});

describe("two paths", () => {
  const path = (...x: number[]): Descent => ({
    x: Float64Array.from(x),
    y: new Float64Array(x.length),
    f: new Float64Array(x.length),
    diverged: false,
    inside: null,
  });

  test("part at the first step that goes elsewhere, by the length of the one for the other", () => {
    expect(partingOf(path(5, 4, 1), path(5, 4, 3))).toEqual({ step: 2, ratio: 3 });
  });

  test("are the same where only the order of the sums differs", () => {
    expect(partingOf(path(5, 4 + 1e-13), path(5, 4)).step).toBeNull();
    expect(partingOf(path(5, 4 + 1e-6), path(5, 4)).step).toBe(1);
  });

  test("part where one ends, when it diverged", () => {
    expect(partingOf(path(5, 4), path(5, 4, 3)).step).toBe(2);
  });
});

test("a constant gets a slider that suits its name, and may be any number that the core takes", () => {
  expect(knobOf("beta1")).toMatchObject({ default: 0.9, scale: "linear", sliderMin: 0, sliderMax: 1 });
  expect(knobOf("eps")).toMatchObject({ default: 1e-8, scale: "log" });
  expect(knobOf("lr").min).toBeGreaterThan(0);
  expect(knobOf("anything")).toMatchObject({ default: 0.1, min: -1e9, max: 1e9 });
});
