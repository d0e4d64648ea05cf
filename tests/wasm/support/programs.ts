import type { Engine } from "../../../wasm-bindings/engine";
import { write } from "../../../web/src/lessons/backprop/code/write";
import { exampleNames, examples } from "../../../web/src/lessons/backprop/examples";
import { type ReadingCalls, read, type TextReading } from "../../../web/src/lessons/backprop/reading";
import { randomExpressions } from "./random-expressions";

/** The engine's numbers of a program: by label, every number, row by row. */
export type Printed = Record<string, number[]>;

/** Passes with another cotangent than 1: for a number, a matrix, and a 1 x 1 matrix. */
const chosen: readonly Typed[] = [
  { text: "L = exp(x)*x", at: { x: "0.5" }, cotangent: "-2" },
  {
    text: "y = tanh(W @ x + b)",
    at: { W: "[[0.5, -1], [2, 0.25], [1, 1]]", x: "[[1], [2]]", b: "0.1" },
    cotangent: "1 -2 0.5",
  },
  { text: "y = r @ x", at: { r: "[[3, -1]]", x: "[[1], [2]]" }, cotangent: "1/4" },
];

/** Every example of the lesson, some with a given cotangent, and 200 random expressions. */
export async function readings(engine: Engine): Promise<TextReading[]> {
  const ready = exampleNames.map((name) => ({
    text: examples[name].text,
    at: examples[name].at as Record<string, string>,
  }));
  const random = randomExpressions(1, 200, engine).map(({ text, at }) => ({
    text,
    at: Object.fromEntries(Object.entries(at).map(([name, value]) => [name, JSON.stringify(value)])),
  }));
  return Promise.all([...ready, ...chosen, ...random].map((one) => reading(engine, one)));
}

type Typed = { text: string; at: Record<string, string>; cotangent?: string };

/** The lesson's calls, answered by the engine at once. */
export const askedOf = (engine: Engine): ReadingCalls => ({
  express: async (request) => engine.express(request),
  operators: async () => engine.operators(),
});

export async function reading(engine: Engine, { text, at, cotangent = "" }: Typed): Promise<TextReading> {
  const result = await read({ text, at, mode: "vjp", wrt: "", cotangent, tangent: "" }, askedOf(engine));
  if ("problems" in result) throw new Error(`${text}: ${JSON.stringify(result)}`);
  return result;
}

/** A program as text, and its expected output. */
export function program(of: TextReading, target: Parameters<typeof write>[1]): { text: string; printed: Printed } {
  const written = write(of, target);
  if (!written) throw new Error(`${of.text}: no program`);
  return {
    text: written.lines.map((line) => line.text).join("\n"),
    printed: Object.fromEntries(written.printed.map(({ label, value }) => [label, rowByRow(value)])),
  };
}

function rowByRow({ rows, columns, values }: { rows: number; columns: number; values: Float64Array }): number[] {
  return Array.from(values, (_, i) => values[Math.floor(i / columns) + rows * (i % columns)] as number);
}

/**
 * The largest difference from the expected numbers, as a part of the largest behind the same label, or of `least` where
 * all are smaller.
 */
export function difference(expected: Printed, result: Printed, least = 1e-3): number {
  if (Object.keys(expected).join() !== Object.keys(result).join()) return Number.POSITIVE_INFINITY;
  return Math.max(
    ...Object.entries(expected).map(([label, numbers]) => {
      const others = result[label] ?? [];
      if (others.length !== numbers.length) return Number.POSITIVE_INFINITY;
      const scale = Math.max(least, ...numbers.map(Math.abs));
      const worst = Math.max(...numbers.map((number, i) => Math.abs(number - (others[i] ?? Number.NaN)))) / scale;
      return Number.isNaN(worst) ? Number.POSITIVE_INFINITY : worst;
    }),
  );
}
