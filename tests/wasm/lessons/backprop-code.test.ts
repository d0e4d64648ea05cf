import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../../wasm-bindings/engine";
import { pythonFloat } from "../../../web/src/kit/python";
import { runsIn } from "../../../web/src/lessons/backprop/code/program";
import { write } from "../../../web/src/lessons/backprop/code/write";
import { type ExampleName, examples } from "../../../web/src/lessons/backprop/examples";
import type { TextReading } from "../../../web/src/lessons/backprop/reading";
import { load, pathOf } from "../support/engine";
import { difference, type Printed, program, reading, readings } from "../support/programs";

/**
 * The programs that the lesson shows. tests/torch/code.py has run those in Python: their output equals the engine's
 * numbers.
 */
let engine: Engine;
let all: TextReading[];
beforeAll(async () => {
  ({ engine } = await load());
  all = await readings(engine);
});

test("the random expressions have every operation, repeated rows, columns and numbers, and parts used twice", () => {
  const nodes = all.flatMap(({ reverse }) => reverse.nodes);
  const ops = engine.operators().map(({ op }) => op);
  expect(new Set(nodes.map(({ op }) => op))).toEqual(new Set(["input", "constant", ...ops]));
  const repeated = all.flatMap(({ reverse }) =>
    reverse.steps.flatMap(({ node, contributions }) =>
      contributions
        .filter(({ kind }) => kind === "elementwise")
        .map(({ input }) => [reverse.nodes[node], reverse.nodes[input]] as const),
    ),
  );
  const from = (rows: number, columns: number) =>
    repeated.filter(
      ([node, input]) =>
        node?.value.values.length === 6 && input?.value.rows === rows && input.value.columns === columns,
    );
  const counts = [from(1, 1), from(1, 3), from(2, 1)].map(({ length }) => length);
  expect(Math.min(...counts), `numbers, rows, columns: ${counts}`).toBeGreaterThan(2);
  expect(all.filter(({ text }) => text.startsWith("part")).length).toBeGreaterThan(20);
});

describe("PyTorch and NumPy", () => {
  const written = () =>
    all.map((one) => ({ text: one.text, torch: program(one, "torch").text, numpy: program(one, "numpy").text }));

  // `npm test -- wasm -u` writes them anew; tests/torch/code.py then runs them.
  test("the programs that were run are those that the lesson shows", async () => {
    await expect(`${JSON.stringify(written(), null, 1)}\n`).toMatchFileSnapshot(
      pathOf("tests/fixtures/programs/backprop.json"),
    );
  });

  test("an infinite slope is written as a number that Python can read", async () => {
    const { text } = program(await reading(engine, { text: "y = x / 0", at: { x: "2" } }), "numpy");
    expect(text).toContain('dx = dy * float("inf")\n');
    expect([Number.NEGATIVE_INFINITY, Number.NaN, 3, 0.5, 1e30].map(pythonFloat)).toEqual([
      '-float("inf")',
      'float("nan")',
      "3.0",
      "0.5",
      "1e30",
    ]);
  });

  test.each([
    ["y = x / -0", "y = x / -0.0"],
    ["y = (-0) ^ x", "y = (-0.0) ** x"],
    ["y = x * 1e20", "y = x * 1e20"],
    ["y = x * 9007199254740991", "y = x * 9007199254740991"],
  ])("%s: a number that Python's or PyTorch's integers do not have is written as a float", async (text, line) => {
    const one = await reading(engine, { text, at: { x: "2" } });
    for (const target of ["torch", "numpy"] as const) expect(program(one, target).text.split("\n")).toContain(line);
  });

  test("they printed the engine's numbers", () => {
    type Run = { text: string; torch: Printed; numpy: Printed };
    const runs = JSON.parse(readFileSync(pathOf("tests/fixtures/code/backprop.json"), "utf8")) as Run[];
    expect(runs.map(({ text }) => text)).toEqual(all.map(({ text }) => text));
    for (const [index, run] of runs.entries())
      for (const target of ["torch", "numpy"] as const) {
        const { printed } = program(all[index] as TextReading, target);
        expect(difference(printed, run[target]), `${target}: ${run.text}`).toBeLessThan(1e-9);
      }
  });
});

describe("how a program is written", () => {
  const lines = async (text: string, at: Record<string, string>, target: Parameters<typeof program>[1]) =>
    program(await reading(engine, { text, at }), target).text.split("\n");

  test("a node used twice gets both its shares: the first is assigned, the second added", async () => {
    const { text, at } = examples.reused;
    expect((await lines(text, at, "numpy")).filter((line) => line.startsWith("d"))).toEqual([
      "dc = np.array(1.0)",
      "db = dc",
      "db = db + dc",
      "da = db",
      "da = da + db",
    ]);
  });

  test("names that a language or the program reserves get an underscore behind them; printed names stay", async () => {
    const text = "y = lambda * Math + forward * np + dy";
    const at = { lambda: "1", Math: "2", forward: "3", np: "4", dy: "5" };
    for (const target of ["torch", "numpy", "tfjs", "jax-js"] as const) {
      const written = (await lines(text, at, target)).join("\n");
      for (const name of ["lambda_", "Math_", "forward_", "np_"])
        expect(written).toMatch(new RegExp(`^(const )?${name} = `, "m"));
      expect(written).toContain('"dy/dlambda ="');
    }
    // The name of the adjoint of y changes, since the user has this name.
    expect(await lines(text, at, "numpy")).toContain("dy_ = np.array(1.0)");
  });

  test("operators bind as in the expression: parentheses where they are needed, none where they are not", async () => {
    const at = { a: "2", b: "3" };
    const line = async (text: string) => (await lines(`y = ${text}`, at, "torch")).find((one) => one.startsWith("y ="));
    expect(await line("a - (b - a) * 2")).toBe("y = a - (b - a) * 2");
    expect(await line("(a - b) - a")).toBe("y = a - b - a");
    expect(await line("-a ^ b")).toBe("y = -a ** b");
    expect(await line("(-a) ^ 2")).toBe("y = (-a) ** 2");
    expect(await line("(-2) ^ a")).toBe("y = (-2) ** a");
    expect(await line("a ^ b ^ -1")).toBe("y = a ** b ** -1");
    expect(await line("(a ^ b) ^ a")).toBe("y = (a ** b) ** a");
  });

  test("a number that has a name is a variable", async () => {
    expect(await lines("k = 3; y = k * a", { a: "2" }, "torch")).toEqual(
      expect.arrayContaining(["k = torch.tensor(3.0)", "y = k * a"]),
    );
  });
});

describe("the line that runs", () => {
  /** The highlighted lines at each step of an example. */
  const lit = async (name: ExampleName, target: Parameters<typeof write>[1]): Promise<string[][]> => {
    const result = await reading(engine, examples[name]);
    return result.walk.moments.map((moment) =>
      (write(result, target)?.lines ?? []).filter((line) => runsIn(line, moment)).map(({ text }) => text.trim()),
    );
  };

  test("in NumPy each step has a line: values forward, the seed, then each node's contributions", async () => {
    expect(await lit("neuron", "numpy")).toEqual([
      ["v2 = w * x"],
      ["z = v2 + b"],
      ["a = sigmoid(z)"],
      ["v7 = a - y"],
      ["L = v7 ** 2"],
      ["dL = np.array(1.0)"],
      ["dv7 = dL * 2 * v7"],
      ["da = dv7", "dy = -dv7"],
      ["dz = da * a * (1 - a)"],
      ["dv2 = dz", "db = dz"],
      ["dw = dv2 * x", "dx = dv2 * w"],
    ]);
  });

  test("PyTorch has one line for the backward pass, highlighted at every step of it", async () => {
    const steps = await lit("neuron", "torch");
    expect(steps.slice(0, 5)).toEqual([
      ["z = w * x + b"],
      ["z = w * x + b"],
      ["a = torch.sigmoid(z)"],
      ["L = (a - y) ** 2"],
      ["L = (a - y) ** 2"],
    ]);
    for (const step of steps.slice(5)) expect(step).toEqual(["L.backward()"]);
  });

  test("in every language every step of every example has a line", async () => {
    for (const name of Object.keys(examples) as ExampleName[])
      for (const target of ["torch", "numpy", "tfjs", "jax-js"] as const)
        for (const step of await lit(name, target)) expect(step.length).toBeGreaterThan(0);
  });
});
