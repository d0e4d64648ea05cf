import { beforeAll, describe, expect, test } from "vitest";
import type { Matrix64 } from "../../../wasm-bindings/engine";
import { known, type Moment } from "../../../web/src/lessons/backprop/cursor";
import { type ExampleName, exampleNames, examples } from "../../../web/src/lessons/backprop/examples/examples";
import { drawn } from "../../../web/src/lessons/backprop/graph/model";
import { longText } from "../../../web/src/lessons/backprop/labels";
import { type Reading, read } from "../../../web/src/lessons/backprop/reading";
import { equations } from "../../../web/src/lessons/backprop/rule/rule";
import { says } from "../../../web/src/lessons/backprop/says";
import { load } from "../support/engine";
import { flat } from "../support/flat";

/** What is said of a step, in equations, in a sentence and in the graph: all of it the engine's own numbers. */
let express: Parameters<typeof read>[1];
beforeAll(async () => {
  const { engine } = await load();
  express = async (request) => engine.express(request);
});

async function reading(
  name: ExampleName | { text: string; at: Record<string, string> },
  mode: "vjp" | "jvp" = "vjp",
  wrt = "",
) {
  const { text, at } = typeof name === "string" ? examples[name] : name;
  const found = await read({ text, at, mode, wrt, cotangent: "", tangent: "" }, express);
  if ("problems" in found) throw new Error(JSON.stringify(found));
  return found;
}

const step = ({ walk, trace }: Reading, kind: Moment["kind"], name: string): Moment => {
  const found = walk.find((moment) => moment.kind === kind && trace.nodes[moment.node]?.name === name);
  if (!found) throw new Error(`There is no step ${kind} of ${name}.`);
  return found;
};
const written = (found: Reading, moment: Moment): string[][] =>
  equations(found.trace, moment, found.output).map(({ lines }) =>
    lines.map(([left, right]) => flat(left) + flat(right)),
  );

describe("the equation of a step", () => {
  test("of the node used twice: two paths, in symbols and in numbers, add up to 4", async () => {
    const found = await reading("reused");
    expect(written(found, step(found, "back", "b"))).toEqual([
      ["∂b∂a=1", "∂c∂a=∂c∂b·∂b∂a", "=2·1=2"],
      ["∂b∂a=1", "∂c∂a=∂c∂b·∂b∂a+∂c∂b·∂b∂a", "=2+2·1", "=2+2=4"],
    ]);
  });

  test("of the sigmoid: its derivative is written with its own value", async () => {
    const found = await reading("neuron");
    expect(written(found, step(found, "back", "a"))).toEqual([
      ["∂a∂z=a(1−a)=0.232", "∂L∂z=∂L∂a·∂a∂z", "=(−0.7317)·0.232=−0.1698"],
    ]);
  });

  test("forward: the tangent is the local derivative times the tangent of the input", async () => {
    const found = await reading("neuron", "jvp", "x");
    const [, tangent] = written(found, step(found, "dual", "a"));
    expect(tangent).toEqual(["a˙=∂a∂z·z˙", "=0.232·0.7=0.1624"]);
  });

  test("of a product of matrices: with the transposed factor, on the side where it belongs", async () => {
    const found = await reading({ text: "y = W @ x", at: { W: "[[1, 2], [3, 4]]", x: "[[1], [-1]]" } });
    const [toW = [], toX = []] = written(found, step(found, "back", "y"));
    expect([toW[0], toX[0]]).toEqual(["∂(u·y)∂W=∂(u·y)∂y·xT", "∂(u·y)∂x=WT·∂(u·y)∂y"]);
    // W^T (1, 1) = (4, 6).
    expect(toX.at(-1)).toMatch(/=\[?46\]?$/);
  });
});

describe.each(exampleNames)("the example %s", (name) => {
  test("says every step of both modes as a sentence of its own that names its node", async () => {
    for (const mode of ["vjp", "jvp"] as const) {
      const found = await reading(name, mode);
      const sentences = found.walk.map((moment) => says(found.trace, moment, found.wrt));
      for (const [index, sentence] of sentences.entries()) {
        const node = found.trace.nodes[found.walk[index]?.node ?? -1];
        expect(sentence).toMatch(/^(Forward|Backward)\b.*\.$/);
        expect(sentence).toContain(node?.name ?? `v${node?.id}`);
        // Operations are words: a sign says little when it is read aloud.
        expect(sentence).not.toMatch(/NaN|undefined|through [^a-z]|, [+−×÷^@] of/);
      }
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });

  test("shows at its last step every value and every adjoint of the engine, in the graph and for whoever listens", async () => {
    const { trace, walk } = await reading(name);
    const { nodes } = drawn(trace, known(trace, walk, "vjp", walk.length), "vjp");
    for (const { id, about, below } of nodes) {
      const [value, derivative] = [trace.nodes[id]?.value as Matrix64, trace.derivatives[id] ?? null];
      expect(below !== "").toBe(derivative !== null);
      expect(about).toContain(`value ${longText(value)}${derivative ? `, adjoint ${longText(derivative)}` : ""}`);
    }
  });
});

test("of a graph of 200 nodes one step draws anew the node, its inputs and the edges between them, and nothing else", async () => {
  const { trace, walk } = await reading({ text: `x${"*x+y".repeat(99)}`, at: { x: "0.9", y: "0.1" } });
  expect(trace.nodes.length).toBe(200);
  const at = (cursor: number) => drawn(trace, known(trace, walk, "vjp", cursor), "vjp");
  for (const cursor of [50, 199, 250, walk.length - 1]) {
    const [before, after] = [at(cursor), at(cursor + 1)];
    // The node left behind, the node of now with its two inputs, and two edges of each.
    expect(after.nodes.filter((node, id) => node !== before.nodes[id]).length).toBeLessThanOrEqual(4);
    expect(after.edges.filter((edge, index) => edge !== before.edges[index]).length).toBeLessThanOrEqual(4);
  }
});
