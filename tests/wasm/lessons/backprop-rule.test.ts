import { beforeAll, describe, expect, test } from "vitest";
import type { Matrix64 } from "../../../wasm-bindings/engine";
import { equations } from "../../../web/src/lessons/backprop/equations";
import { type ExampleName, exampleNames, examples } from "../../../web/src/lessons/backprop/examples";
import { drawn } from "../../../web/src/lessons/backprop/graph/model";
import { naive } from "../../../web/src/lessons/backprop/order";
import { type ReadingCalls, read, type TextReading } from "../../../web/src/lessons/backprop/reading";
import { sentence } from "../../../web/src/lessons/backprop/sentences";
import { longText } from "../../../web/src/lessons/backprop/symbols";
import { known, type Moment } from "../../../web/src/lessons/backprop/walk";
import { load } from "../support/engine";
import { flat } from "../support/flat";
import { askedOf } from "../support/programs";

/** The texts of a step, in equations, in a sentence and in the graph: all numbers come from the engine. */
let asked: ReadingCalls;
beforeAll(async () => {
  const { engine } = await load();
  asked = askedOf(engine);
});

async function reading(
  name: ExampleName | { text: string; at: Record<string, string> },
  mode: "vjp" | "jvp" = "vjp",
  wrt = "",
  cotangent = "",
) {
  const { text, at } = typeof name === "string" ? examples[name] : name;
  const result = await read({ text, at, mode, wrt, cotangent, tangent: "" }, asked);
  if ("problems" in result) throw new Error(JSON.stringify(result));
  return result;
}

const step = ({ walk, trace }: TextReading, kind: Moment["kind"], name: string): Moment => {
  const match = walk.moments.find((moment) => moment.kind === kind && trace.nodes[moment.node]?.name === name);
  if (!match) throw new Error(`There is no step ${kind} of ${name}.`);
  return match;
};
const written = (result: TextReading, moment: Moment): string[][] =>
  equations(result.trace, moment, result.walk).map(({ lines }) =>
    lines.map(([left, right]) => flat(left) + flat(right)),
  );

describe("the equation of a step", () => {
  test("of the node used twice: each slot adds its share, and the total derivative has a bar", async () => {
    const result = await reading("reused");
    expect(written(result, step(result, "back", "b"))).toEqual([
      ["∂b∂a(1)=1", "a¯+=b¯·∂b∂a(1)", "=2·1=2", "a¯=0+2=2"],
      ["∂b∂a(2)=1", "a¯+=b¯·∂b∂a(2)", "=2·1=2", "a¯=2+2=4"],
    ]);
  });

  test("has different symbols for local and total derivatives: ∂ for an operation, a bar for a node", async () => {
    for (const name of exampleNames) {
      const result = await reading(name);
      for (const moment of result.walk.moments)
        for (const line of written(result, moment).flat()) {
          expect(line).not.toMatch(/∂(\w+)∂\1(?!\w)/);
          if (line.includes("+=")) expect(line).toMatch(/^\(?[\w.−]+\)?¯\w*\+=/);
        }
    }
  });

  test("of the sigmoid: its derivative is written with its own value", async () => {
    const result = await reading("neuron");
    expect(written(result, step(result, "back", "a"))).toEqual([
      ["∂a∂z=a(1−a)=0.232", "z¯+=a¯·∂a∂z", "=(−0.7317)·0.232=−0.1698"],
    ]);
  });

  test("of the output: its adjoint is 1, or what was chosen, also where it is a constant", async () => {
    const seedOf = async (text: string, cotangent = "") => {
      const result = await reading({ text, at: { x: "2" } }, "vjp", "", cotangent);
      const moment = result.walk.moments.find(({ kind }) => kind === "seed") as Moment;
      return written(result, moment);
    };
    expect(await seedOf("y = x * x")).toEqual([["y¯=1"]]);
    expect(await seedOf("y = x * x", "-3")).toEqual([["y¯=−3"]]);
    expect(await seedOf("a = x * x; 7")).toEqual([["(7)¯=1"]]);
    expect(await seedOf("c = 3; d = 4; c")).toEqual([["c¯=1"]]);
    expect(await seedOf("2 * 3", "5")).toEqual(
      [["v2¯=5"]].map((lines) => lines.map((line) => line.replace("v2¯", "v¯2"))),
    );
  });

  test("of a square as a product: the other slot is the factor", async () => {
    const result = await reading({ text: "y = x * x", at: { x: "3" } });
    expect(written(result, step(result, "back", "y"))).toEqual([
      ["∂y∂x(1)=x(2)=3", "x¯+=y¯·∂y∂x(1)", "=1·3=3", "x¯=0+3=3"],
      ["∂y∂x(2)=x(1)=3", "x¯+=y¯·∂y∂x(2)", "=1·3=3", "x¯=3+3=6"],
    ]);
  });

  test("forward: the tangent is the local derivative times the tangent of the input", async () => {
    const result = await reading("neuron", "jvp", "x");
    const [, tangent] = written(result, step(result, "dual", "a"));
    expect(tangent).toEqual(["∂a∂z=a(1−a)=0.232", "a˙=∂a∂z·z˙", "=0.232·0.7=0.1624"]);
  });

  test("of a product of matrices: with the transposed factor, on the side where it belongs", async () => {
    const result = await reading({ text: "y = W @ x", at: { W: "[[1, 2], [3, 4]]", x: "[[1], [-1]]" } });
    const [toW = [], toX = []] = written(result, step(result, "back", "y"));
    expect([toW[0], toX[0]]).toEqual(["W¯+=y¯xT", "x¯+=WTy¯"]);
    // W^T (1, 1) = (4, 6).
    expect(toX.at(-1)).toMatch(/=\[?46\]?$/);
  });

  test("of a value: negative numbers are in brackets beside a sign, and nowhere else", async () => {
    const value = async (text: string) => {
      const result = await reading({ text, at: { x: "-1", y: "-2" } });
      return written(result, result.walk.moments[0] as Moment)[0]?.[1];
    };
    expect(await value("x * y")).toBe("=(−1)·(−2)=2");
    expect(await value("exp(x)")).toBe("=exp(−1)=0.3679");
    expect(await value("tanh(x)")).toBe("=tanh(−1)=−0.7616");
    expect(await value("max(x, y)")).toBe("=max(−1,−2)=−1");
    expect(await value("x / y")).toBe("=−1−2=0.5");
    expect(await value("x ^ y")).toBe("=(−1)−2=1");
    expect(await value("-x")).toBe("=−(−1)=1");
  });

  test("of an input that was broadcast: its rows are summed", async () => {
    const added = await reading({ text: "y = x + b; L = sum(y * y)", at: { x: "[[1, 2], [3, 4]]", b: "[[1, 1]]" } });
    const [, toB = []] = written(added, step(added, "back", "y"));
    // The adjoint of y is 2 y: rows (4, 6) and (8, 10).
    expect(toB).toEqual(["∂y∂b=[1111]", "b¯+=∑rows(y¯⊙∂y∂b)", "=∑rows([46810]⊙[1111])=[1216]"]);
  });
});

describe("where a value or a derivative does not exist", () => {
  const last = (result: TextReading) => {
    const moment = result.walk.moments.at(-1) as Moment;
    return { moment, text: sentence(result.trace, result.walk, moment, result.wrt) };
  };

  test.each([
    ["log(x)", "-1", /^v1 has no value: the logarithm of −1, a negative number\. log: .*above 0/],
    ["log(x)", "0", /^v1 has no value: the logarithm of 0\./],
    ["log(x) * x", "0", /^v1 has no value: the logarithm of 0\./],
    ["sqrt(x)", "-4", /^v1 has no value: the square root of −4, a negative number\./],
    ["x / x", "0", /^v1 has no value: 0 divided by 0\./],
    ["1 / x", "0", /^v2 has no value: 1 divided by 0\./],
    ["exp(-1 / x^2)", "0", /^v5 has no value: −1 divided by 0\./],
    ["x ^ 0.5", "-2", /^v2 has no value: −2, a negative number, to the power of 0\.5, which is not whole/],
    ["x ^ -1", "0", /^v3 has no value: 0 to the power of −1, a division by 0\./],
    ["exp(x)", "1000", /^v1 is beyond the largest number/],
    ["y = log(x); y + x", "[[1, -2, 3]]", /^y has no value: the logarithm of −2/],
  ])("%s at %s says so in words, and both passes end there", async (text, x, words) => {
    for (const mode of ["vjp", "jvp"] as const) {
      const result = await reading({ text, at: { x } }, mode);
      const { text: spoken } = last(result);
      expect(spoken).toMatch(words);
      expect(spoken).toContain("The pass stops here");
      expect(result.walk.moments.every(({ kind }) => kind === "value" || kind === "dual")).toBe(true);
      expect(result.missing).toMatch(words);
    }
  });

  test.each([
    ["sqrt(x)", "0", "The slope of sqrt at 0 is infinite"],
    ["2 * x ^ 0.5", "0", "The slope of the power at 0 is infinite"],
    ["x ^ y", "-2", "the power has no slope by y: there is no derivative"],
    ["exp(x) * 1e10 * exp(x)", "354", "beyond the largest number"],
  ])("%s at %s has a value, but its pass back ends where the slope does not exist", async (text, x, words) => {
    const result = await reading({ text, at: { x, y: "2" } });
    const { moment, text: spoken } = last(result);
    if (words.startsWith("beyond")) {
      expect(spoken).toContain(words);
      return;
    }
    expect(moment.kind).toBe("back");
    expect(spoken).toContain(words);
    expect(spoken).not.toMatch(/∞|not a number/);
  });

  test.each([
    ["1 / x", "0", "v2=1x=10:novalue"],
    ["log(x)", "0", "v1=ln(x)=ln(0):novalue"],
  ])("%s at %s is no infinity, in no view", async (text, x, equation) => {
    const result = await reading({ text, at: { x } });
    const { moment } = last(result);
    expect(written(result, moment).flat().join("")).toBe(equation);
    const { nodes } = drawn(result.trace, known(result.trace, result.walk, result.walk.moments.length), "vjp");
    expect(nodes.at(-1)?.above).toBe("no value");
    expect(nodes.at(-1)?.about).toMatch(/: no value$/);
  });

  test.each([
    ["x * sqrt(x)", 0],
    ["x * x ^ 0.5", 0],
    ["x * sin(sqrt(x))", 0],
    ["sqrt(sqrt(x)) * x", 0],
    ["x / (1 + sqrt(x))", 1],
    ["relu(sqrt(x) - 1)", 0],
    ["max(sqrt(x), x + 1)", 1],
  ])(
    "%s at 0: a tangent that is infinite on the way is multiplied by 0, and forward mode goes on",
    async (text, slope) => {
      const at = { x: "0" };
      const [backward, forward] = [await reading({ text, at }), await reading({ text, at }, "jvp")];
      for (const { walk, missing } of [backward, forward]) expect([walk.fault, missing]).toEqual([null, ""]);
      expect(backward.trace.gradient.x?.values[0]).toBe(slope);
      expect(forward.trace.derivatives[forward.output]?.values[0]).toBe(slope);
      const spoken = forward.walk.moments.map((moment) => sentence(forward.trace, forward.walk, moment, "x")).join(" ");
      expect(spoken).toContain("at 0 is infinite, and so is what it hands on. The pass goes on");
      expect(spoken).toContain("is not finite. The local derivative that it is multiplied by is exactly 0");
      expect(spoken).not.toContain("The pass stops");
    },
  );

  test("an infinite tangent that leads to no other node has no sentence about a later factor of 0", async () => {
    const { trace, walk } = await reading({ text: "a = sqrt(x); x * 2", at: { x: "0" } }, "jvp");
    const spoken = walk.moments.map((moment) => sentence(trace, walk, moment, "x")).join(" ");
    const notes = walk.moments.flatMap((moment) => equations(trace, moment, walk).map(({ note }) => note ?? ""));
    expect(walk.fault).toBeNull();
    for (const text of [spoken, notes.join(" ")]) expect(text).not.toContain("The pass goes on");
  });

  test.each(["sqrt(x) * x", "x * sqrt(x)", "sqrt(x * x)", "sum(y @ sqrt(x))"])(
    "%s at 0: the naive recursion finds what the tape finds, for no node is used twice on the way to an operation",
    async (text) => {
      const { reverse } = await reading({ text, at: { x: "0", y: "0" } });
      const result = naive(reverse).derivatives;
      for (const { id, op } of reverse.nodes)
        if (op === "input") expect(result[id]?.values).toEqual(reverse.derivatives[id]?.values);
    },
  );

  test("an infinite tangent that reaches the output still ends forward mode", async () => {
    for (const text of ["sqrt(x) + x", "log(1 + sqrt(x))", "x * sqrt(x) + sqrt(x)"]) {
      const { walk } = await reading({ text, at: { x: "0" } }, "jvp");
      expect(walk.fault?.text, text).toContain("The slope of sqrt at 0 is infinite");
    }
  });

  test("a node that does not lead to the output may have no value: the pass continues", async () => {
    const result = await reading({ text: "a = log(x); y = x * x", at: { x: "-3" } });
    expect(result.walk.fault).toBeNull();
    expect(result.walk.moments.at(-1)?.kind).toBe("back");
    const log = result.walk.moments.find(({ node }) => result.trace.nodes[node]?.name === "a") as Moment;
    expect(sentence(result.trace, result.walk, log, "")).toMatch(/^a has no value: the logarithm of −3/);
  });
});

describe("at a kink", () => {
  test.each([
    ["relu(x)", { x: "0" }, /x is exactly 0, a kink of relu: slope 0 on its left, 1 on its right.*convention.*: 0\.$/],
    ["abs(x)", { x: "0" }, /x is exactly 0, a kink of abs: slope −1 on its left, 1 on its right.*convention.*: 0\.$/],
    ["max(x, y)", { x: "1", y: "1" }, /x and y are equal, the kink of max.*half for each\.$/],
    ["min(x, y)", { x: "1", y: "1" }, /x and y are equal, the kink of min.*half for each\.$/],
    ["sum(relu(x))", { x: "[[1, 0]]" }, /An element of x is exactly 0/],
  ])("%s at %j: the step says what stands for the slope, in both passes", async (text, at, words) => {
    for (const mode of ["vjp", "jvp"] as const) {
      const result = await reading({ text, at }, mode);
      const moment = result.walk.moments.find(
        ({ kind, step: one, node }) =>
          kind !== "value" && one && result.trace.nodes[node]?.op.match(/relu|abs|max|min/),
      ) as Moment;
      expect(sentence(result.trace, result.walk, moment, result.wrt)).toMatch(words);
      // No rule in symbols: [a > b] would be 0 or 1.
      for (const line of written(result, moment).flat()) expect(line).not.toMatch(/\[\w+>|sign/);
    }
  });

  test("there is no sentence near a kink, nor for max(x, x)", async () => {
    for (const [text, x] of [
      ["relu(x)", "1e-9"],
      ["max(x, x)", "1"],
    ] as const) {
      const result = await reading({ text, at: { x } });
      for (const moment of result.walk.moments)
        expect(sentence(result.trace, result.walk, moment, "")).not.toContain("kink");
    }
  });
});

describe.each(exampleNames)("the example %s", (name) => {
  test("has a different sentence for every step of both modes, which names the node", async () => {
    for (const mode of ["vjp", "jvp"] as const) {
      const result = await reading(name, mode);
      const { moments } = result.walk;
      const sentences = moments.map((moment) => sentence(result.trace, result.walk, moment, result.wrt));
      for (const [index, text] of sentences.entries()) {
        const node = result.trace.nodes[moments[index]?.node ?? -1];
        expect(text).toMatch(/^(Forward|Backward)\b.*\.$/);
        expect(text).toContain(node?.name ?? `v${node?.id}`);
        // Operations are written as words, since screen readers may skip signs.
        expect(text).not.toMatch(/NaN|undefined|through [^a-z]|, [+−×÷^@] of/);
      }
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });

  test("shows at its last step every value and adjoint of the engine, in the graph and to screen readers", async () => {
    const { trace, walk } = await reading(name);
    const { nodes } = drawn(trace, known(trace, walk, walk.moments.length), "vjp");
    for (const { id, about, below } of nodes) {
      const [value, derivative] = [trace.nodes[id]?.value as Matrix64, trace.derivatives[id] ?? null];
      expect(below !== "").toBe(derivative !== null);
      expect(about).toContain(`value ${longText(value)}${derivative ? `, adjoint ${longText(derivative)}` : ""}`);
    }
  });
});

test("in a graph of 200 nodes one step redraws only the node, its inputs and the edges between them", async () => {
  const { trace, walk } = await reading({ text: `x${"*x+y".repeat(99)}`, at: { x: "0.9", y: "0.1" } });
  expect(trace.nodes.length).toBe(200);
  const at = (cursor: number) => drawn(trace, known(trace, walk, cursor), "vjp");
  for (const cursor of [50, 199, 250, walk.moments.length - 1]) {
    const [before, after] = [at(cursor), at(cursor + 1)];
    // The previous node, the current node with its two inputs, and two edges of each.
    expect(after.nodes.filter((node, id) => node !== before.nodes[id]).length).toBeLessThanOrEqual(4);
    expect(after.edges.filter((edge, index) => edge !== before.edges[index]).length).toBeLessThanOrEqual(4);
  }
});
