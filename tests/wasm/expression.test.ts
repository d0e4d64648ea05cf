import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type {
  Differences,
  Engine,
  Expressed,
  ExpressionRequest,
  JacobianPart,
  Refused,
} from "../../wasm-bindings/engine";
import { granted, load } from "./support/engine";

const runs = Number(process.env.GRADLAB_FUZZ_RUNS ?? 4000);

describe("expressions through the module", () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await load());
  });

  const express = (request: ExpressionRequest) => granted(engine.express(request));

  it("gives every step of a pass with its contributions", () => {
    const { value, nodes, steps, derivatives, gradient, tangent } = express({
      text: "b = a+a; c = b+b",
      at: { a: 1 },
      mode: "vjp",
    });
    expect(value).toEqual({ rows: 1, columns: 1, values: Float64Array.of(4) });
    expect(nodes.map(({ op, name, inputs, span, reached }) => ({ op, name, inputs, span, reached }))).toEqual([
      { op: "input", name: "a", inputs: [], span: [4, 5], reached: true },
      { op: "add", name: "b", inputs: [0, 0], span: [4, 7], reached: true },
      { op: "add", name: "c", inputs: [1, 1], span: [13, 16], reached: true },
    ]);
    expect(steps.map(({ node }) => node)).toEqual([2, 1]);
    const [first, second] = steps[1]?.contributions ?? [];
    expect(first).toMatchObject({ input: 0, place: 0, kind: "elementwise", before: null });
    expect([first?.after.values[0], second?.before?.values[0], second?.after.values[0]]).toEqual([2, 2, 4]);
    expect(derivatives.map((derivative) => derivative?.values[0])).toEqual([4, 2, 1]);
    expect(gradient.a?.values[0]).toBe(4);
    expect(tangent).toBeNull();
  });

  it("returns matrices column by column, and accepts tangents", () => {
    const { value, tangent } = express({
      text: "W @ x",
      at: { W: [[1, 2], [3, 4], [5, 6]], x: [[1], [0]] }, // biome-ignore format: as a matrix
      mode: "jvp",
      wrt: "W",
      tangent: [[1, 0], [0, 1], [2, 0]], // biome-ignore format: as a matrix
    });
    expect(value).toEqual({ rows: 3, columns: 1, values: Float64Array.of(1, 3, 5) });
    expect(tangent?.values).toEqual(Float64Array.of(1, 0, 2));
  });

  it("finds slopes by differences", () => {
    const result = engine.differences({ text: "x^3", at: { x: 2 }, wrt: "x", widths: [0.1, 1e-5] }) as Differences;
    expect(result.exact).toBe(12);
    expect(result.double[0]).toBeCloseTo(12.01, 10);
    expect(Math.abs((result.float[1] as number) - 12)).toBeGreaterThan(1e-6);
  });

  it("gives the same Jacobian by rows and by columns, and refuses one that is too large", () => {
    const part = (mode: "vjp" | "jvp") =>
      engine.jacobian({ inputs: 4, outputs: 2, seed: 3, mode, from: 0, count: 9 }) as JacobianPart;
    const [rows, columns] = [part("vjp"), part("jvp")];
    for (let row = 0; row < 2; row++)
      for (let column = 0; column < 4; column++)
        expect(rows.values[4 * row + column]).toBeCloseTo(columns.values[2 * column + row] as number, 14);
    expect([rows.multiplications, columns.multiplications]).toEqual([2 * 12, 4 * 12]);
    expect(engine.jacobian({ inputs: 1001, outputs: 2, seed: 3, mode: "vjp", from: 0, count: 1 })).toHaveProperty(
      "problems.0.path",
      "inputs",
    );
  });

  it("answers for a graph of 200 nodes", () => {
    const text = `x${"*x+y".repeat(99)}`;
    expect(express({ text, at: { x: 0.9, y: 0.1 }, mode: "vjp" }).nodes.length).toBe(200);
  });

  const pieces = fc.constantFrom(
    ..."+ - * / ^ @ ( ) , ; = a b W x 1 2.5 .5 1e3 exp( log( max( sum( mean( tanh( sqrt( - $ é".split(" "),
    " ",
    "b = ",
    "; ",
    "(a + W)",
    "relu(x)",
    "min(a, b)",
  );
  const near = fc.array(pieces, { maxLength: 30 }).map((words) => words.join(""));
  const name = fc.constantFrom("a", "W", "x", "1", "2.5");
  const operator = fc.constantFrom("+", "-", "*", "/", "^", " @ ");
  const function1 = fc.constantFrom("exp", "log", "sqrt", "tanh", "relu", "sum", "mean", "-", "");
  const sound = fc.letrec<{ sum: string }>((tie) => ({
    sum: fc.oneof(
      { depthSize: "small" },
      name,
      fc.tuple(tie("sum"), operator, tie("sum")).map((parts) => parts.join("")),
      fc.tuple(function1, tie("sum")).map(([apply, inner]) => `${apply}(${inner})`),
      fc
        .tuple(fc.constantFrom("max", "min"), tie("sum"), tie("sum"))
        .map(([apply, left, right]) => `${apply}(${left}, ${right})`),
    ),
  })).sum;
  const at = { a: 0.5, W: [[1, -2], [3, 4]], x: [[1], [2]] }; // biome-ignore format: as a matrix

  it(
    "whatever the text: gives a value, or a problem with a column",
    () => {
      let values = 0;
      const timed = (request: ExpressionRequest): [Expressed | Refused, number] => {
        const begun = process.cpuUsage();
        const result = engine.express(request);
        return [result, process.cpuUsage(begun).user / 1000];
      };
      const texts = fc.oneof({ weight: 4, arbitrary: near }, { weight: 4, arbitrary: sound }, fc.string());
      fc.assert(
        fc.property(texts, fc.constantFrom("value" as const, "vjp" as const), (text, mode) => {
          const [result, took] = timed({ text, at, mode });
          // Not a benchmark: the limit only catches a text that hangs.
          expect(took).toBeLessThan(2000);
          if (!("problems" in result)) values++;
          else
            for (const { path, params } of result.problems)
              if (path !== "cotangent") expect([path, Number.isInteger(params.column)]).toEqual(["text", true]);
        }),
        { numRuns: runs, seed: 5 },
      );
      expect(values).toBeGreaterThan(runs / 10);
    },
    Math.max(60_000, 5 * runs),
  );
});
