import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { equations } from "../../../web/src/lessons/backprop/equations";
import { drawn } from "../../../web/src/lessons/backprop/graph/model";
import { type ReadingCalls, read, type TextReading } from "../../../web/src/lessons/backprop/reading";
import { sentence } from "../../../web/src/lessons/backprop/sentences";
import { known } from "../../../web/src/lessons/backprop/walk";
import { load } from "../support/engine";
import { flat } from "../support/flat";
import { askedOf } from "../support/programs";

let asked: ReadingCalls;
beforeAll(async () => {
  const { engine } = await load();
  asked = askedOf(engine);
});

const functions = [
  ...["exp", "log", "sqrt", "sin", "cos", "tanh", "sigmoid", "relu", "gelu", "silu", "softplus", "abs", "sum", "mean"],
] as const;

/** Expressions over x, y and special numbers, nested as deeply as a person would write. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("x", "y", "0", "1", "2", "0.5", "1000"),
    // Operations with a limited domain or an infinite slope can occur anywhere.
    fc.constantFrom("(x - x)", "(0*x)", "(0/x)", "(x/x)", "x^-1", "sqrt(x - x)", "log(x - x)", "(x - x)^0.5", "(-2)^x"),
    fc.tuple(fc.constantFrom(...functions), tie("expression")).map(([name, inner]) => `${name}(${inner})`),
    fc
      .tuple(tie("expression"), fc.constantFrom("+", "-", "*", "/", "^"), tie("expression"))
      .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
    fc
      .tuple(fc.constantFrom("max", "min"), tie("expression"), tie("expression"))
      .map(([name, left, right]) => `${name}(${left}, ${right})`),
    tie("expression").map((inner) => `-${inner}`),
  ),
}));
/** Ends of domains, ties, and numbers that overflow. */
const value = fc.constantFrom("0", "-1", "1", "1", "0,5", "-0", "1e300", "800", "1e-300", "[[0, 1, -1]]", "[1, 1, 1]");

/** All texts of a reading: sentences, equations, and the nodes as drawn and as read aloud. */
function texts(result: TextReading): string[] {
  const { trace, walk, wrt, missing } = result;
  return walk.moments.flatMap((moment, index) => {
    const { nodes, edges } = drawn(trace, known(trace, walk, index + 1), walk.mode);
    return [
      sentence(trace, walk, moment, wrt),
      ...equations(trace, moment, walk).flatMap(({ lines, note }) => [
        ...lines.map(([left, right]) => flat(left) + flat(right)),
        note ?? "",
      ]),
      ...nodes.flatMap(({ about, above, below }) => [about, above, below]),
      ...edges.map(({ label }) => label),
      missing,
    ];
  });
}

test("no text of any step has NaN, undefined, null, Infinity or an object in it, whatever is typed", async () => {
  let [walked, faults] = [0, 0];
  await fc.assert(
    fc.asyncProperty(expression, value, value, fc.constantFrom("vjp", "jvp"), async (text, x, y, mode) => {
      const result = await read({ text, at: { x, y }, mode, wrt: "", cotangent: "", tangent: "" }, asked);
      if ("problems" in result) return;
      for (const one of texts(result)) expect(one).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
      const { moments, fault } = result.walk;
      walked += 1;
      if (!fault) return;
      faults += 1;
      // The steps end at the fault, with its reason.
      expect(moments.at(-1)?.node).toBe(fault.node);
      expect(sentence(result.trace, result.walk, moments.at(-1) ?? null, result.wrt)).toContain(fault.text);
    }),
    { numRuns: 600, seed: 18 },
  );
  expect([walked > 300, faults > 20]).toEqual([true, true]);
}, 120_000);

/** Whether a pass of the expression at a single number x ends at an undefined value or derivative. */
async function ends(text: string, x: string, mode: "vjp" | "jvp"): Promise<boolean | null> {
  const result = await read({ text, at: { x }, mode, wrt: "", cotangent: "", tangent: "" }, asked);
  return "problems" in result ? null : result.walk.fault !== null;
}

test("both modes agree whether there is a derivative", async () => {
  const ending = { true: 0, false: 0 };
  await fc.assert(
    fc.asyncProperty(expression, fc.constantFrom("0", "-1", "1", "2"), async (text, x) => {
      const one = text.replaceAll("y", "x");
      const [back, forward] = [await ends(one, x, "vjp"), await ends(one, x, "jvp")];
      if (back === null) return;
      expect(forward, one).toBe(back);
      ending[`${back}`] += 1;
    }),
    { numRuns: 600, seed: 18 },
  );
  expect([ending.true > 50, ending.false > 50]).toEqual([true, true]);
}, 120_000);
