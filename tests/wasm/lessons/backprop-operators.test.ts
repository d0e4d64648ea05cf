import { beforeAll, describe, expect, test } from "vitest";
import type { Engine, OperatorRow } from "../../../wasm-bindings/engine";
import { handedOn } from "../../../web/src/lessons/backprop/code/numpy";
import { conventionAt, missingValue, sides } from "../../../web/src/lessons/backprop/domain";
import { matrixOf } from "../../../web/src/lessons/backprop/matrix";
import { slopeSymbols } from "../../../web/src/lessons/backprop/notation";
import type { TapeNode } from "../../../web/src/lessons/backprop/operators";
import { at, jumpsOf, parsed, slopesOf, worth } from "../../../web/src/lessons/backprop/slope";
import { mi } from "../../../web/src/maths";
import fake from "../../fixtures/extended-operators.json";
import { load } from "../support/engine";
import { flat } from "../support/flat";

/** The lesson builds all texts about an operation from its row in the engine's table. */
let engine: Engine;
let rows: readonly OperatorRow[];
beforeAll(async () => {
  ({ engine } = await load());
  rows = [...engine.operators(), ...(fake as unknown as OperatorRow[])];
});

const letters = { a: mi("a"), b: mi("b"), y: mi("y") };

describe("a slope", () => {
  test("of every row can be parsed, and equals the engine's local derivative", () => {
    for (const row of engine.operators()) {
      if (row.pattern !== "elementwise") continue;
      const operands = row.arity === 1 ? "a" : "a, b";
      const text = /^\w/.test(row.spelling)
        ? `${row.spelling}(${operands})`
        : row.arity === 1
          ? `${row.spelling}a`
          : `a ${row.spelling} b`;
      const result = engine.express({ text, at: row.arity === 1 ? { a: 0.7 } : { a: 0.7, b: 1.3 }, mode: "vjp" });
      if ("problems" in result) throw new Error(JSON.stringify(result.problems));
      const numbers = { a: 0.7, b: 1.3, y: result.value.values[0] ?? Number.NaN };
      for (const { place, local } of result.steps[0]?.contributions ?? []) {
        const value = worth(slopesOf(row)[place] ?? Number.NaN, numbers);
        // JavaScript has no function for the normal distribution.
        if (row.op === "gelu") expect(value).toBeNaN();
        else expect(value, row.op).toBeCloseTo(local.values[0] ?? Number.NaN, 12);
      }
    }
  });

  test("of every operation that has kinks says where it jumps", () => {
    for (const row of rows) expect(slopesOf(row).flatMap(jumpsOf).length > 0, row.op).toBe(row.hasKink);
  });

  test("reads as arithmetic does: powers to the right, a minus before a product, functions of two", () => {
    expect(parsed("-a/b^2")).toEqual(["/", ["-", "a"], ["^", "b", 2]]);
    expect(parsed("a - b - 1")).toEqual(["-", ["-", "a", "b"], 1]);
    expect(parsed("above(a, -1)*above(1, a)")).toEqual(["*", ["above", "a", -1], ["above", 1, "a"]]);
    expect(() => parsed("a +")).toThrow();
    expect(() => parsed("exp(a")).toThrow();
  });

  test("is simplified when a name is replaced by a number", () => {
    const power = parsed("b*a^(b - 1)");
    expect(at(power, { b: 2 })).toEqual(["*", 2, "a"]);
    expect(at(power, { b: 1 })).toBe(1);
    expect(at(power, { b: 0 })).toBe(0);
    expect(at(power, { b: 3 })).toEqual(["*", 3, ["^", "a", 2]]);
  });

  test("is written in symbols as in a book", () => {
    const symbols = (slope: string) => flat(slopeSymbols(parsed(slope), letters));
    expect(symbols("y*(1 - y)")).toBe("y(1−y)");
    expect(symbols("-a/b^2")).toBe("−ab2");
    expect(symbols("b*a^(b - 1)")).toBe("b·ab−1");
    expect(symbols("Phi(a) + a*phi(a)")).toBe("Φ(a)+aφ(a)");
    expect(symbols("above(a, -1)*above(1, a)")).toBe("[a>−1][1>a]");
    expect(symbols("(exp(a) - exp(-a))/2")).toBe("exp(a)−exp(−a)2");
  });

  test("in NumPy has the adjoint on the left, shares a tie of two operands, and takes 0 log 0 as 0", () => {
    const line = (slope: string, texts: Record<string, string> = {}) =>
      handedOn("d", parsed(slope), { d: "dy", a: "x", b: "w", y: "y", ...texts }, rows);
    expect(line("1")).toBe("dy");
    expect(line("-1")).toBe("-dy");
    expect(line("-sin(a)")).toBe("-dy * np.sin(x)");
    expect(line("-a/b^2")).toBe("-dy * x / w ** 2");
    expect(line("-a/b^2", { b: "(-2)" })).toBe("-dy * x / (-2) ** 2");
    expect(line("1/(2*y)")).toBe("dy / (2 * y)");
    expect(line("y*(1 - y)")).toBe("dy * y * (1 - y)");
    expect(line("above(a, 0)")).toBe("dy * (x > 0)");
    expect(line("above(a, b)")).toBe("dy * np.heaviside(x - w, 0.5)");
    expect(line("y*log(a)")).toBe("dy * np.where(x == 0, 0, y * np.log(x))");
    expect(line("(exp(a) - exp(-a))/2")).toBe("dy * (np.exp(x) - np.exp(-x)) / 2");
  });
});

describe("an operation that only the table of this test has", () => {
  const input = (value: number): TapeNode => ({
    ...{ id: 0, op: "input", inputs: [], name: "x", span: [0, 0], value: matrixOf(value) },
    ...{ reached: true, kink: false, trouble: null },
  });
  const node = (op: string, value: number, more: Partial<TapeNode> = {}): TapeNode => ({
    ...input(value),
    ...{ id: 1, op, inputs: [0], name: null, row: rows.find((row) => row.op === op) },
    ...more,
  });

  test("names at its kink the slopes on its left and right", () => {
    const step = (slope: number) => ({
      node: 1,
      given: matrixOf(1),
      contributions: [
        {
          ...({ input: 0, place: 0, kind: "elementwise", local: matrixOf(slope) } as const),
          ...{ product: matrixOf(slope), before: null, after: matrixOf(slope) },
        },
      ],
    });
    expect(conventionAt([input(1), node("hard-tanh", 1, { kink: true })], step(0))).toBe(
      "x is exactly 1, a kink of hardtanh: slope 1 on its left, 0 on its right, no derivative at it. " +
        "The convention, here and in PyTorch: 0.",
    );
    expect(conventionAt([input(-1), node("hard-tanh", -1, { kink: true })], step(0))).toContain("slope 0 on its left");
    expect(conventionAt([input(0.5), node("hard-tanh", 0.5)], step(1))).toBeNull();
  });

  test("has a side for each of its kinks: between two points with different sides one lies", () => {
    const at = (x: number) => sides([input(x), node("hard-tanh", x)]);
    expect([-2, 0, 2].map(at)).toEqual([
      [-1, 1],
      [1, 1],
      [1, -1],
    ]);
  });

  test("explains a missing value in the engine's words, and has a help text", () => {
    const trouble = { code: "acosh-below-one", params: {}, message: "the inverse cosine of -2, which is below 1" };
    expect(missingValue([], node("cosh", Number.NaN, { trouble }))).toBe(
      "v1 has no value: the inverse cosine of −2, which is below 1. cosh: The hyperbolic cosine, at least 1.",
    );
  });
});
