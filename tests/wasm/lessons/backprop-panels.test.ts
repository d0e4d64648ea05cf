import { beforeAll, describe, expect, test } from "vitest";
import type { Engine, ExpressionRequest } from "../../../wasm-bindings/engine";
import { best, errors, kinkOf, moved, widths } from "../../../web/src/lessons/backprop/check/errors";
import { oneNumber } from "../../../web/src/lessons/backprop/check/one-number";
import { compare } from "../../../web/src/lessons/backprop/modes/compare";
import { Jacobian } from "../../../web/src/lessons/backprop/modes/jacobian";
import { withRows } from "../../../web/src/lessons/backprop/operators";
import { read } from "../../../web/src/lessons/backprop/reading";
import { hint } from "../../../web/src/lessons/backprop/turn/blank";
import { exercise } from "../../../web/src/lessons/backprop/turn/exercise";
import { judge, slips } from "../../../web/src/lessons/backprop/turn/grade";
import { steps } from "../../../web/src/lessons/backprop/turn/steps";
import { granted, load } from "../support/engine";
import { askedOf } from "../support/programs";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

describe("checking by finite differences", () => {
  const exp = () => granted(engine.differences({ text: "exp(x)", at: { x: 1 }, wrt: "x", widths: [...widths] }));

  test("exp in double is best near h = 1e-5, with an error of about 2e-11", () => {
    const result = exp();
    expect(result.exact).toBeCloseTo(Math.E, 14);
    const curve = errors(result.double, result.exact);
    const at = best(curve);
    expect(widths[at]).toBeGreaterThan(1e-6);
    expect(widths[at]).toBeLessThan(5e-5);
    expect(curve[at]).toBeLessThan(1e-10);
    expect(curve[widths.findIndex((h) => h > 0.9e-12)]).toBeGreaterThan(1e-6);
  });

  test("exp in float is best near h = 1e-2, with an error of at least about 1e-6", () => {
    const result = exp();
    const curve = errors(result.float, result.exact);
    const at = best(curve);
    expect(widths[at]).toBeGreaterThan(2e-3);
    expect(widths[at]).toBeLessThan(5e-2);
    expect(curve[at]).toBeGreaterThan(1e-7);
    expect(curve[at]).toBeLessThan(1e-4);
  });

  test("ten times the h makes a hundred times the truncation error", () => {
    const result = granted(engine.differences({ text: "exp(x)", at: { x: 1 }, wrt: "x", widths: [1e-3, 1e-2] }));
    const [narrow = 0, wide = 0] = errors(result.double, result.exact);
    expect(wide / narrow).toBeCloseTo(100, 1);
  });
});

describe("an output of several numbers, or with a cotangent", () => {
  test.each([
    ["max(q, 0) * q", { q: "[[0.5, 1, -1]]" }, ""],
    ["(q @ W) * 2", { q: "[[0.5, 1]]", W: "[[1, 2, 3], [0, -1, 1]]" }, "2 3 4"],
    ["c = q * q", { q: "[[0.5, 1, -1]]" }, "2 3 4"],
    ["q = a * a # squared", { a: "3" }, "-2"],
    ["sin(a) + b", { a: "[[1], [2]]", b: "0.3" }, "0 7"],
  ] as const)("%s: the quotients are those of the adjoints in the figure", async (text, at, cotangent) => {
    const typed = { text, at, mode: "vjp", wrt: "", cotangent, tangent: "" } as const;
    const reading = await read(typed, askedOf(engine));
    if ("problems" in reading) throw new Error(JSON.stringify(reading));
    const request = oneNumber(reading);
    for (const [name, adjoint] of Object.entries(reading.reverse.gradient))
      for (const [element, expected] of adjoint.values.entries()) {
        const { exact, double } = granted(engine.differences({ ...request, wrt: name, element, widths: [1e-5] }));
        expect(exact).toBeCloseTo(expected, 12);
        expect(double[0]).toBeCloseTo(expected, 6);
      }
  });

  test("a single number with the usual cotangent is taken as it is", async () => {
    const typed = { text: "x*x", at: {}, mode: "vjp", wrt: "", cotangent: "", tangent: "" } as const;
    const reading = await read(typed, askedOf(engine));
    if ("problems" in reading) throw new Error(JSON.stringify(reading));
    expect(oneNumber(reading)).toBe(reading.request);
  });
});

describe("a kink under the difference quotient", () => {
  const look = (text: string, at: Record<string, number>, width = 1e-3) =>
    kinkOf(
      granted(engine.differences({ text, at, wrt: "x", widths: [...widths] })),
      async (by) => {
        const answer = engine.express({ ...moved({ text, at }, "x", 0, by), mode: "value" });
        return granted(withRows(answer, engine.operators())).nodes;
      },
      width,
    );

  test.each([
    ["relu(x)", { x: 0 }, 0, 1],
    ["abs(x)", { x: 0 }, -1, 1],
    ["max(x, y)", { x: 2, y: 2 }, 0, 1],
    ["min(x, y)", { x: 2, y: 2 }, 1, 0],
    ["3 * relu(2 * x - 4) - x", { x: 2 }, -1, 5],
    ["-relu(1 - x)", { x: 1 }, 1, 0],
    // The absolute value of x; the square root in it has an infinite slope at 0.
    ["sqrt(x * x)", { x: 0 }, -1, 1],
    ["(x ^ 2) ^ 0.5 + x", { x: 0 }, 0, 2],
  ])("%s has one at %j: slopes %d and %d", async (text, at, left, right) => {
    const kink = await look(text, at);
    expect(kink).toMatchObject({ is: "here" });
    expect(kink.is === "here" && [kink.left, kink.right].map((slope) => Number(slope.toFixed(6)) + 0)).toEqual([
      left,
      right,
    ]);
    // The difference quotient is the mean of both slopes, for every width.
    const { double } = granted(engine.differences({ text, at, wrt: "x", widths: [1e-5, 1e-2] }));
    for (const slope of double) expect(slope).toBeCloseTo((left + right) / 2, 6);
  });

  test.each([
    ["abs(x) * x", { x: 0 }],
    ["relu(x) ^ 2", { x: 0 }],
    ["max(x, x)", { x: 1 }],
    ["exp(x)", { x: 0 }],
    ["relu(x)", { x: 1 }],
    ["relu(y) + x", { x: 1, y: 0 }],
  ])("%s has none at %j", async (text, at) => {
    expect(await look(text, at)).toEqual({ is: "none" });
  });

  test("where kinks cancel, the function is smooth but back-propagation gives another number", async () => {
    // The function is x, with slope 1; at 0 both relu have slope 0 by convention.
    const request = { text: "relu(x) - relu(-x)", at: { x: 0 }, wrt: "x", widths: [1e-3] };
    const { exact, double } = granted(engine.differences(request));
    expect([exact, double[0]]).toEqual([0, 1]);
    expect(await look("relu(x) - relu(-x)", { x: 0 })).toEqual({ is: "smooth", left: 1, right: 1 });
    expect(await look("x + abs(x) - abs(-x)", { x: 0 })).toEqual({ is: "none" });
  });

  test("with infinite slopes is shown with infinite slopes", async () => {
    const ends = { is: "here", left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY };
    expect(await look("sqrt(abs(x))", { x: 0 })).toEqual(ends);
  });

  test("near x counts only where h reaches across it", async () => {
    expect(await look("relu(x)", { x: 0.01 }, 0.02)).toEqual({ is: "between" });
    expect(await look("relu(x)", { x: 0.01 }, 0.005)).toEqual({ is: "none" });
    expect(await look("max(x, y)", { x: 1, y: 1.05 }, 0.1)).toEqual({ is: "between" });
  });
});

describe("both modes", () => {
  const ask = async (request: Parameters<Engine["jacobian"]>[0]) => ({
    ...granted(engine.jacobian(request)),
    milliseconds: 5,
  });

  test("rows from backward passes and columns from forward passes are one Jacobian", async () => {
    const [inputs, outputs] = [7, 4];
    const vjp = new Jacobian("vjp", inputs, outputs);
    const jvp = new Jacobian("jvp", inputs, outputs);
    await vjp.run(ask, 3);
    await vjp.run(ask, 3);
    await jvp.finish(ask, () => {});
    expect([vjp.passes, jvp.passes]).toEqual([outputs, inputs]);
    for (let row = 0; row < outputs; row++)
      for (let column = 0; column < inputs; column++) expect(vjp.at(row, column)).toBeCloseTo(jvp.at(row, column), 12);
  });

  test("a loss takes one backward or n forward passes of equal cost; only backward stores values", async () => {
    const vjp = new Jacobian("vjp", 500, 1);
    const jvp = new Jacobian("jvp", 500, 1);
    await vjp.finish(ask, () => {});
    await jvp.finish(ask, () => {});
    expect([vjp.passes, jvp.passes]).toEqual([1, 500]);
    expect(jvp.multiplications).toBe(500 * vjp.multiplications);
    expect(vjp.stored).toBeGreaterThan(0);
    expect(jvp.stored).toBe(0);
  });

  test("u . (J v) = (J^T u) . v, and every forward pass agrees with the one backward pass", async () => {
    const at = {
      W: [
        [0.5, -0.3],
        [0.8, 0.2],
        [-0.4, 0.9],
      ],
      x: [[1], [2]],
    };
    const chosen = { cotangent: "1 -2 0.5", wrt: "W", tangent: "1 2 3 4 5 6" };
    const express = async (request: ExpressionRequest) => granted(engine.express(request));
    const result = await compare(express, { text: "tanh(W @ x)", at }, ["W", "x"], chosen);
    expect(result.forwards).toBeCloseTo(result.backwards, 12);
    expect(Math.abs(result.forwards)).toBeGreaterThan(1e-3);
    expect(result.entries.length).toBe(8);
    for (const { vjp, jvp } of result.entries) expect(jvp).toBeCloseTo(vjp, 12);
    expect([result.vjp.passes, result.jvp.passes]).toEqual([1, 8]);
  });
});

describe("your turn", () => {
  const levels = [1, 2, 3] as const;
  const task = (level: 1 | 2 | 3, seed: number) => {
    const { text, at } = exercise(level, seed);
    const answer = engine.express({ text, at: { ...at }, mode: "vjp" });
    return steps(granted(withRows(answer, engine.operators())));
  };

  test("the engine's numbers are right in every exercise, and each known mistake is recognized", () => {
    for (const level of levels)
      for (let seed = 0; seed < 200; seed++)
        for (const blank of task(level, seed).flatMap((step) => step.blanks)) {
          expect(Number.isFinite(blank.right)).toBe(true);
          expect(judge(blank, blank.right === 0 ? "0" : blank.right.toPrecision(3)).is).toBe("right");
          for (const [kind, number] of slips(blank)) {
            if (!Number.isFinite(number)) continue;
            const verdict = judge(blank, String(number));
            if (verdict.is === "wrong") expect(verdict.kinds).toContain(kind);
            else expect(Math.abs(number - blank.right)).toBeLessThanOrEqual(0.0101 * Math.abs(blank.right));
          }
        }
  });

  test("each adjoint is asked for after its last path, and is the sum over its paths", () => {
    for (const level of levels)
      for (let seed = 0; seed < 40; seed++) {
        const known = new Set(["L"]);
        for (const step of task(level, seed)) {
          expect(known).toContain(step.name);
          for (const blank of step.blanks) {
            if (blank.kind !== "adjoint") continue;
            expect(known.has(blank.of)).toBe(false);
            known.add(blank.of);
            expect(blank.paths.reduce((sum, { upstream, local }) => sum + upstream * local, 0)).toBeCloseTo(
              blank.right,
              10,
            );
          }
        }
        expect(known.size).toBe(
          1 + task(level, seed).flatMap(({ blanks }) => blanks.filter(({ kind }) => kind === "adjoint")).length,
        );
      }
  });

  test("the third level has values with two paths, and every operation has a rule to name", () => {
    const all = levels.flatMap((level) => Array.from({ length: 30 }, (_, seed) => task(level, seed)).flat());
    expect(all.some(({ blanks }) => blanks.some(({ paths }) => paths.length > 1))).toBe(true);
    for (const step of all) for (const blank of step.blanks) expect(hint(step, blank)).not.toContain("moves a little");
  });
});
